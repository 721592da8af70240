-- How much of each page is not text of a document, and why?
SELECT source_path, reason, count(*) AS stretches, sum(end_char - start_char) AS chars
FROM discards JOIN pages USING (page_id)
GROUP BY source_path, reason
ORDER BY source_path, chars DESC;
