package dev.hindsight.knowledge.search;

/**
 * The shared half of both searches: BM25 over a table with a {@code words} vector, in SQL.
 *
 * <p>A word in the title (weight A) counts three times. Bound parameters: {@code words}, {@code
 * any}.
 */
final class Bm25 {

  /** The best is worth 1 if it shares as much as so many words that are nowhere else. */
  private static final int RARE_WORDS = 3;

  private Bm25() {}

  /**
   * Common table expressions up to {@code scored(key, score, matched)}, scores from 0 to 1.
   *
   * @param table the table's name, a constant of ours
   * @param key its key columns as one expression
   */
  static String expressions(String table, String key) {
    return """
    asked as (
      select distinct on (lexeme) lexeme, word
      from unnest(cast(:words as text[])) with ordinality as w(word, place)
      cross join lateral unnest(tsvector_to_array(to_tsvector('english', word))) as lexeme
      order by lexeme, place),
    size as (
      select count(*) as documents, greatest(avg(length(words)), 1) as average
      from TABLE),
    found as (
      select KEY as key, asked.word, length(t.words) as size,
        (select sum(case weight when 'A' then 3 else 1 end) from unnest(u.weights) as weight)
          as frequency,
        count(*) over (partition by asked.lexeme) as holders
      from TABLE t
      cross join lateral unnest(t.words) as u(lexeme, positions, weights)
      join asked on asked.lexeme = u.lexeme
      where t.words @@ websearch_to_tsquery('english', :any)),
    weighed as (
      select key, word,
        ln(1 + (documents - holders + 0.5) / (holders + 0.5))
          * frequency * 2.2 / (frequency + 1.2 * (0.25 + 0.75 * found.size / average)) as weight
      from found cross join size),
    summed as (
      select key, sum(weight) as score, array_agg(word order by weight desc, word) as matched
      from weighed group by key),
    scored as (
      select key, matched, score
        / greatest(max(score) over (), RARE * ln(1 + (documents - 0.5) / 1.5)) as score
      from summed cross join size)
    """
        .replace("TABLE", table)
        .replace("RARE", Integer.toString(RARE_WORDS))
        .replace("KEY", key);
  }
}
