"""What Prefect has to be told before it is imported."""

import os

QUIET = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",  # without a network its telemetry logs an error a run
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "90",  # in a fresh PREFECT_HOME the start takes up to 47 s, the default is 20
    "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "CRITICAL",  # errors are shown by the command line, in a sentence
    "PREFECT_LOGGING_LEVEL": "WARNING",
}


def quieten() -> None:
    """Set what the user has not set; `PREFECT_HOME` and the profile stay the user's."""
    for name, value in QUIET.items():
        os.environ.setdefault(name, value)
