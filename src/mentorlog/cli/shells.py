"""The scripts with which bash, zsh, fish and PowerShell ask what could be typed next.

Each hands over the words before the cursor, one a line, and the word at it, in the environment, and gets
lines of KIND, VALUE and ABOUT with tabs between them. What comes is text to every shell: none of it is
evaluated, and a script says nothing where the program is missing or wrong.
"""

from __future__ import annotations

ASKED, BEFORE, AT = "_MENTORLOG_COMPLETE", "_MENTORLOG_BEFORE", "_MENTORLOG_AT"
# What a line offers: a word, or the shell's own files or folders.
WORD, FILE, FOLDER = "word", "file", "folder"

_BASH = """\
# Completion of mentorlog for bash. In ~/.bashrc:
#     eval "$(mentorlog completion bash)"

_mentorlog() {
    local IFS=$'\\t' kind value about word gap number
    local -a values=() abouts=() words=()
    # A colon ends a word of bash's, but none of mentorlog's: what stands together is put together.
    local line=${COMP_LINE:0:COMP_POINT}
    for ((number = 0; number <= COMP_CWORD; number++)); do
        word=${COMP_WORDS[number]}
        gap=${line%%"${word:-:}"*}
        line=${line#*"$word"}
        if [[ $gap ]] || ((number < 2)) || [[ $word != :* && ${words[-1]} != *: ]]; then
            words+=("$word")
        else
            words[-1]+=$word
        fi
    done
    local at=${words[-1]}
    local after=${at##*:}
    COMPREPLY=()
    while read -r kind value about; do
        case $kind in
            file) compopt -o default 2>/dev/null ;;
            folder) compopt -o dirnames 2>/dev/null ;;
            word) values+=("$value") abouts+=("$about") ;;
        esac
    done < <(
        IFS=$'\\n'
        _MENTORLOG_COMPLETE=bash _MENTORLOG_BEFORE="${words[*]:1:${#words[@]}-2}" \\
            _MENTORLOG_AT="$at" "$1" 2>/dev/null
    )
    compopt -o nosort 2>/dev/null
    for number in "${!values[@]}"; do
        value=${values[number]}
        # A value of several words is one word to the shell, unless a quote is open already.
        [[ $value == *' '* && $at != [\\"\\']* ]] && value=${value// /\\\\ }
        # Bash puts it in the place of what stands behind the last colon.
        [[ $at == *:* && $COMP_WORDBREAKS == *:* ]] && value=${value:${#at}-${#after}}
        # Where the shell only lists what there is, it can say what each of them is.
        if [[ ${COMP_TYPE:-9} == 63 && ${#values[@]} -gt 1 && ${abouts[number]} ]]; then
            value+="  -- ${abouts[number]}"
        fi
        COMPREPLY+=("$value")
    done
}

complete -F _mentorlog mentorlog
"""

_ZSH = """\
#compdef mentorlog
# Completion of mentorlog for zsh. In ~/.zshrc, after compinit:
#     eval "$(mentorlog completion zsh)"
# or as a file called _mentorlog in a folder of $fpath.

_mentorlog() {
    local kind value about
    local -a words_before described plain
    words_before=("${(@)words[2,CURRENT-1]}")
    while IFS=$'\\t' read -r kind value about; do
        case $kind in
            file) _files ;;
            folder) _files -/ ;;
            word)
                if [[ -n $about ]]; then
                    described+=("${value//:/\\\\:}:$about")
                else
                    plain+=("$value")
                fi ;;
        esac
    done < <(
        _MENTORLOG_COMPLETE=zsh _MENTORLOG_BEFORE="${(F)words_before}" \\
            _MENTORLOG_AT="${words[CURRENT]}" "${(Q)words[1]}" 2>/dev/null
    )
    (( $#described )) && _describe -V mentorlog described
    (( $#plain )) && compadd -V mentorlog -a plain
}

if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    _mentorlog "$@"
else
    compdef _mentorlog mentorlog
fi
"""

_FISH = """\
# Completion of mentorlog for fish. As a file, once:
#     mentorlog completion fish > ~/.config/fish/completions/mentorlog.fish

function _mentorlog
    set -l before (commandline -opc)[2..-1]
    set -l at (commandline -ct)
    set -lx _MENTORLOG_COMPLETE fish
    set -lx _MENTORLOG_BEFORE (string join \\n -- $before | string collect)
    set -lx _MENTORLOG_AT "$at"
    for line in (mentorlog 2>/dev/null)
        set -l parts (string split \\t -- $line)
        switch $parts[1]
            case file
                __fish_complete_path "$at"
            case folder
                __fish_complete_directories "$at"
            case word
                printf '%s\\t%s\\n' $parts[2] "$parts[3]"
        end
    end
end

complete --command mentorlog --no-files --keep-order --arguments '(_mentorlog)'
"""

_POWERSHELL = """\
# Completion of mentorlog for PowerShell. In the file that $PROFILE names:
#     mentorlog completion powershell | Out-String | Invoke-Expression

Register-ArgumentCompleter -Native -CommandName mentorlog -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $before = @($commandAst.CommandElements |
        Where-Object { $_.Extent.EndOffset -lt $cursorPosition } |
        Select-Object -Skip 1 |
        ForEach-Object { $_.ToString() })
    $env:_MENTORLOG_COMPLETE = 'powershell'
    $env:_MENTORLOG_BEFORE = $before -join "`n"
    $env:_MENTORLOG_AT = $wordToComplete
    try {
        mentorlog 2>$null | ForEach-Object {
            $kind, $value, $about = $_ -split "`t", 3
            if ($kind -eq 'word') {
                $typed = if ($value -match ' ') { "'$value'" } else { $value }
                $shown = if ($about) { $about } else { $value }
                [System.Management.Automation.CompletionResult]::new($typed, $value, 'ParameterValue', $shown)
            }
        }
    } finally {
        Remove-Item -Path 'Env:_MENTORLOG_*' -ErrorAction Ignore
    }
}
"""

SCRIPTS = {"bash": _BASH, "zsh": _ZSH, "fish": _FISH, "powershell": _POWERSHELL}
