package dev.hindsight.knowledge.search;

import dev.hindsight.knowledge.Match;
import dev.hindsight.knowledge.search.Entry.Known;
import dev.hindsight.knowledge.search.Entry.Passage;
import dev.hindsight.knowledge.text.Terms;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lessons and documents as they are kept, and what of them is new. */
@Component
class JdbcCorpus {

  private static final String DOCUMENTS =
      """
      select slug, kind, title, alert_names, causes, services, source, trust, path, occurred_at,
        version
      from knowledge.documents
      """;

  private final JdbcClient jdbc;

  JdbcCorpus(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What tells that anything changed. Lessons are few: any change of theirs changes count or sum,
   * in whatever order transactions end. Documents' versions come in the order of their commits as
   * long as all who write wait for each other; {@link #tally} tells of those who did not.
   */
  record State(long lessons, long lessonVersions, long documents, long removals) {

    static final State NOTHING = new State(0, 0, 0, 0);

    boolean sameLessons(State other) {
      return lessons == other.lessons && lessonVersions == other.lessonVersions;
    }

    State butDocuments(long version) {
      return new State(lessons, lessonVersions, version, removals);
    }
  }

  State state() {
    return jdbc.sql(
            """
            select l.count, l.versions, d.version, r.times
            from (select count(*) as count, coalesce(sum(version), 0) as versions
                from knowledge.lessons) l,
              (select coalesce(max(version), 0) as version from knowledge.documents) d,
              (select times from knowledge.removals where what = 'documents') r
            """)
        .query(
            (row, number) ->
                new State(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)))
        .single();
  }

  /**
   * How many documents there are, and the sum of their versions; reads an index from end to end.
   */
  Tally tally() {
    return jdbc.sql("select count(*), coalesce(sum(version), 0) from knowledge.documents")
        .query((row, number) -> new Tally(row.getLong(1), row.getLong(2)))
        .single();
  }

  /** Two sets of documents of which one has another version, more or fewer differ in this. */
  record Tally(long documents, long versions) {

    static Tally of(Collection<Long> versions) {
      return new Tally(versions.size(), versions.stream().mapToLong(version -> version).sum());
    }
  }

  /** Each document's slug and version. */
  Map<String, Long> documentVersions() {
    Map<String, Long> versions = new HashMap<>();
    jdbc.sql("select slug, version from knowledge.documents")
        .query(
            (ResultSet row) -> {
              versions.put(row.getString(1), row.getLong(2));
            });
    return versions;
  }

  /** Each lesson's number and version, the newest first. */
  Map<Long, Long> lessonVersions() {
    Map<Long, Long> versions = new LinkedHashMap<>();
    jdbc.sql("select number, version from knowledge.lessons order by number desc")
        .query(
            (ResultSet row) -> {
              versions.put(row.getLong(1), row.getLong(2));
            });
    return versions;
  }

  List<Entry> lessons(List<Long> numbers) {
    return jdbc.sql(
            """
            select number, service, namespace, alert_names, summary, cause, cause_title, fix,
              confirmed, practice, opened_at, evidence
            from knowledge.lessons where number = any(:numbers)
            """)
        .param("numbers", numbers.toArray(Long[]::new))
        .query((row, number) -> lesson(row))
        .list();
  }

  private static Entry lesson(ResultSet row) throws SQLException {
    Set<String> alerts = strings(row, "alert_names");
    String cause = row.getString("cause");
    Known known =
        new Known(
            Match.Kind.LESSON,
            row.getString("number"),
            row.getString("cause_title"),
            Set.copyOf(Terms.of(row.getString("cause_title"))),
            alerts,
            Set.of(cause),
            Set.of(row.getString("service")),
            row.getString("namespace"),
            null,
            null,
            row.getBoolean("confirmed"),
            row.getBoolean("practice"),
            Optional.of(row.getObject("opened_at", OffsetDateTime.class).toInstant()));
    List<String> body = new ArrayList<>(List.of(row.getString("summary")));
    body.addAll(strings(row, "evidence"));
    Optional.ofNullable(row.getString("fix")).ifPresent(body::add);
    String heading = String.join(" ", alerts) + " " + cause.replace('_', ' ');
    return new Entry(known, "", List.of(new Passage(0, heading, String.join("\n", body))));
  }

  /** Documents of later versions in their order, whole, with the last one's version. */
  Page documents(long after, int limit) {
    return page(
        jdbc.sql(DOCUMENTS + "where version > :after order by version limit :limit")
            .param("after", after)
            .param("limit", limit));
  }

  /** Those of these that are still there. */
  Page documents(Collection<String> slugs) {
    return page(
        jdbc.sql(DOCUMENTS + "where slug = any(:slugs) order by version")
            .param("slugs", slugs.toArray(String[]::new)));
  }

  private Page page(JdbcClient.StatementSpec asked) {
    Map<String, Long> versions = new LinkedHashMap<>();
    Map<String, Known> known = new LinkedHashMap<>();
    Map<String, String> paths = new HashMap<>();
    asked.query(
        (ResultSet row) -> {
          String slug = row.getString("slug");
          versions.put(slug, row.getLong("version"));
          known.put(slug, document(row));
          paths.put(slug, row.getString("path"));
        });
    Map<String, List<Passage>> passages = passages(known.keySet());
    List<Entry> entries =
        known.entrySet().stream()
            .map(
                document ->
                    new Entry(
                        document.getValue(),
                        paths.getOrDefault(document.getKey(), ""),
                        passages.getOrDefault(document.getKey(), List.of())))
            .toList();
    return new Page(entries, versions);
  }

  /** Some documents and the version of each. */
  record Page(List<Entry> entries, Map<String, Long> versions) {}

  private Map<String, List<Passage>> passages(Set<String> slugs) {
    Map<String, List<Passage>> passages = new HashMap<>();
    jdbc.sql(
            """
            select p.document, p.position, p.body,
              -- the words of a shipped runbook's title are also what it is for
              case d.trust when 'shipped' then p.title_words
                else array_to_string(p.heading_path[2:], E'\n') end as heading
            from knowledge.passages p join knowledge.documents d on d.slug = p.document
            where p.document = any(:slugs) order by p.document, p.position
            """)
        .param("slugs", slugs.toArray(String[]::new))
        .query(
            (ResultSet row) -> {
              passages
                  .computeIfAbsent(row.getString("document"), slug -> new ArrayList<>())
                  .add(
                      new Passage(
                          row.getInt("position"), row.getString("heading"), row.getString("body")));
            });
    return passages;
  }

  private static Known document(ResultSet row) throws SQLException {
    @Nullable OffsetDateTime at = row.getObject("occurred_at", OffsetDateTime.class);
    return new Known(
        Match.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
        row.getString("slug"),
        row.getString("title"),
        Set.copyOf(Terms.of(row.getString("title"))),
        strings(row, "alert_names"),
        strings(row, "causes"),
        strings(row, "services"),
        "",
        row.getString("source"),
        row.getString("trust"),
        false,
        false,
        at == null ? Optional.<Instant>empty() : Optional.of(at.toInstant()));
  }

  private static Set<String> strings(ResultSet row, String column) throws SQLException {
    return new TreeSet<>(Arrays.asList((String[]) row.getArray(column).getArray()));
  }
}
