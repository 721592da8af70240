-- Where does the source hide figures or places?
SELECT surface, kind, indicator, title, quantity_id
FROM quantities
JOIN documents USING (doc_id)
WHERE masked
ORDER BY title, quantities.start_char
LIMIT 30;
