"""What good mentoring asks of the journal: the sheet, the review, the day, and what settling means.

Pure: a journal and a day in, a frozen result out. Nothing here prints, prompts, writes or reads a clock.
"""
