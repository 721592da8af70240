-- How firmly is each document worded: must, strive or plan?
SELECT title, count(*) FILTER (modality = 'must') AS must, count(*) FILTER (modality = 'strive') AS strive,
    count(*) FILTER (modality = 'plan') AS plan, count(*) AS commitments
FROM ledger
GROUP BY doc_id, title
ORDER BY commitments DESC, title
LIMIT 20;
