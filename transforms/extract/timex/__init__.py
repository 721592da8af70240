"""The grammar of Chinese time expressions: words and numbers, parts, chains of parts, expressions."""
