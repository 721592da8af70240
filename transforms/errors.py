"""What can go wrong, as sentences: what was expected, what was found, where."""


class PipelineError(Exception):
    """Base of the errors that a user can understand and act on; shown as a sentence, without a traceback."""


class SchemaMismatch(PipelineError):
    """A table is not what its declaration says."""


class RawInputError(PipelineError):
    """The raw folder, or what was given to a command, cannot be worked on."""


class AccountImbalance(PipelineError):
    """Rows or characters that came in are neither kept nor set aside."""
