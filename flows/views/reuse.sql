-- Passages that travel: one row per paragraph text (exact or near) that stands in more than one document.
-- passage_id: Duplicate group of the paragraphs.
-- text: The longest of its wordings.
-- text_chars: Length of that wording.
-- documents: Documents it stands in.
-- places: Places that these documents speak for.
-- titles: Their titles.
-- sources: Files they come from.
-- paragraph_ids: Where it stands.
SELECT
    paragraphs.duplicate_group AS passage_id,
    arg_max(paragraphs.text, len(paragraphs.text)) AS text,
    max(len(paragraphs.text)) AS text_chars,
    count(DISTINCT paragraphs.doc_id) AS documents,
    list_sort(list(DISTINCT place) FILTER (place IS NOT NULL)) AS places,
    list_sort(list(DISTINCT documents.title) FILTER (documents.title IS NOT NULL)) AS titles,
    list_sort(list(DISTINCT source_path)) AS sources,
    list_sort(list(paragraph_id)) AS paragraph_ids
FROM paragraphs
JOIN documents USING (doc_id)
JOIN pages ON pages.page_id = paragraphs.page_id
WHERE paragraphs.duplicate_group IS NOT NULL
GROUP BY paragraphs.duplicate_group
HAVING count(DISTINCT paragraphs.doc_id) > 1
