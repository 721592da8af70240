-- How much of each document stands elsewhere too?
SELECT title, genre, text_chars, round(reused_share, 2) AS reused, copies, source_path
FROM canonical_documents
ORDER BY reused DESC, source_path, title
LIMIT 20;
