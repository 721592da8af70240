-- Which meetings are spoken of most, and in how many documents?
SELECT canonical AS meeting, count(*) AS mentions, count(DISTINCT doc_id) AS documents
FROM entities
WHERE kind = 'meeting'
GROUP BY canonical
ORDER BY documents DESC, mentions DESC, meeting
LIMIT 20;
