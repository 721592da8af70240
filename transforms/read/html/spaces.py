"""White space of HTML, as a reader of Chinese sees it."""

import re

_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’—…"
_WRAP = re.compile(rf"(?<=[{_WIDE}])[ \t\r\f]*\n\s*(?=[{_WIDE}])")
_RUN = re.compile(r"[ \t\r\n\f\v\xa0\u2002\u2003\u2009\u200b\ufeff\u3000]+")


def squeeze(text: str) -> str:
    """The text of one line: white space one space wide, none at the ends, none where the source wraps between Han."""
    if "\n" in text:
        text = _WRAP.sub("", text.strip())
    return _RUN.sub(" ", text).strip()
