-- Which passage stands in how many documents and places?
SELECT documents, len(places) AS places, text_chars, text, passage_id
FROM reuse
ORDER BY documents DESC, text_chars DESC, passage_id
LIMIT 20;
