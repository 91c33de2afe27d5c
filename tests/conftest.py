"""How much Hypothesis tries: a hundred examples a test, the same in each run so that main stays green for a
reason, or ten thousand and other ones each time with HYPOTHESIS_PROFILE=long."""

import gc
import os

from hypothesis import HealthCheck, Phase, settings

_SLOW = [HealthCheck.too_slow]
settings.register_profile("ci", derandomize=True, max_examples=24, deadline=None, suppress_health_check=_SLOW)
# One of the mutants, tried thousands of times over: few examples, and a failing one is not made smaller.
settings.register_profile(
    "mutants",
    derandomize=True,
    max_examples=5,
    phases=[Phase.explicit, Phase.generate],
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
settings.register_profile("long", max_examples=10_000, deadline=None, suppress_health_check=_SLOW)
# As in the program itself: to look for garbage took a sixth of the time.
gc.set_threshold(100_000)
# What a test writes by hand is nobody else's either: an open journal is warned about.
os.umask(0o077)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))
