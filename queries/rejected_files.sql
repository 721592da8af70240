-- Which files could not be read, and what should be done about them?
SELECT reason, source_path, detail
FROM rejects
ORDER BY reason, source_path
LIMIT 50;
