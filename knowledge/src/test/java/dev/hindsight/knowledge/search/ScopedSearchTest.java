package dev.hindsight.knowledge.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.knowledge.KnowledgeDatabase;
import dev.hindsight.knowledge.Lessons;
import dev.hindsight.knowledge.Match;
import dev.hindsight.knowledge.Origin;
import dev.hindsight.knowledge.Query;
import dev.hindsight.knowledge.Samples;
import dev.hindsight.knowledge.Scope;
import dev.hindsight.knowledge.Trust;
import dev.hindsight.knowledge.embed.EmbeddingBed;
import dev.hindsight.knowledge.store.LessonsOnDisk;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** However little is in scope, it is found; whatever is not, is not. */
class ScopedSearchTest {

  private static final int DOCUMENTS = 1_000;
  private static final List<Match.Kind> KINDS =
      List.of(Match.Kind.RUNBOOK, Match.Kind.INCIDENT, Match.Kind.TICKET);
  private static final String WORDS = "the queue of the broker is stuck";

  private static final List<Kept> ALL = new ArrayList<>();
  private static Asking byWords;
  private static Asking byBoth;

  private record Kept(
      String id, Match.Kind kind, Set<String> services, String source, Trust trust) {

    boolean within(Scope scope) {
      boolean lesson = kind == Match.Kind.LESSON;
      return (scope.kinds().isEmpty() || scope.kinds().contains(kind))
          && (scope.services().isEmpty() || services.stream().anyMatch(scope.services()::contains))
          && (scope.sources().isEmpty() || !lesson && scope.sources().contains(source))
          && (scope.trusts().isEmpty() || !lesson && scope.trusts().contains(trust));
    }
  }

  @BeforeAll
  static void keep() {
    JdbcClient jdbc = KnowledgeDatabase.empty();
    ALL.clear();
    Random random = new Random(5);
    IntStream.range(0, DOCUMENTS).forEach(i -> ALL.add(document(i, random, jdbc)));
    Lessons lessons = LessonsOnDisk.of(jdbc);
    for (int i = 0; i < 50; i++) {
      String service = "s" + i % 7;
      String id = lessons.keep(Samples.lesson("INC-" + i, service, "BrokerQueueStuck", "x"));
      ALL.add(new Kept(id, Match.Kind.LESSON, Set.of(service), "", Trust.SHIPPED));
    }
    byWords = new Asking(jdbc, symptoms -> Set.of(), Meanings.none());
    EmbeddingBed toy = EmbeddingBed.patientToy().embedAll();
    byBoth = new Asking(jdbc, symptoms -> Set.of(), Meanings.of(toy));
  }

  private static Kept document(int number, Random random, JdbcClient jdbc) {
    Kept kept =
        new Kept(
            "d" + number,
            KINDS.get(random.nextInt(3)),
            services(number, random),
            random.nextInt(10) == 0 ? "rare" : "wiki",
            Trust.values()[random.nextInt(3)]);
    jdbc.sql(
            """
            insert into knowledge.documents (slug, kind, title, alert_names, causes, content_hash,
              path, source, trust, services)
            values (:slug, :kind, :title, '{}', '{}', '', :slug, :source, :trust, :services)
            """)
        .param("slug", kept.id())
        .param("kind", kept.kind().name().toLowerCase(java.util.Locale.ROOT))
        .param("title", "Notes " + number)
        .param("source", kept.source())
        .param("trust", kept.trust().inDatabase())
        .param("services", kept.services().toArray(String[]::new))
        .update();
    jdbc.sql(
            """
            insert into knowledge.passages
              (document, position, heading_path, body, title_words, body_words)
            values (:slug, 1, '{}', :body, 'notes', '')
            """)
        .param("slug", kept.id())
        .param("body", "A broker with a queue, seen " + random.nextInt() + " times")
        .update();
    return kept;
  }

  /** One of a few, and groups that are a hundredth and a thousandth of all. */
  private static Set<String> services(int number, Random random) {
    Set<String> services = new HashSet<>(Set.of("s" + random.nextInt(7)));
    if (number % 100 == 0) {
      services.add("hundredth");
    }
    if (number % 1_000 == 0) {
      services.add("thousandth");
    }
    return services;
  }

  static List<Scope> scopes() {
    Random random = new Random(11);
    List<String> services = List.of("s1", "s2", "s6", "hundredth", "thousandth", "nobody");
    return IntStream.range(0, 60)
        .mapToObj(
            i ->
                new Scope(
                    some(List.of(Match.Kind.values()), random),
                    some(services, random),
                    some(List.of("wiki", "rare"), random),
                    some(List.of(Trust.values()), random)))
        .toList();
  }

  private static <T> Set<T> some(List<T> of, Random random) {
    Set<T> some = new HashSet<>();
    if (random.nextInt(3) == 0) {
      some.add(of.get(random.nextInt(of.size())));
      some.add(of.get(random.nextInt(of.size())));
    }
    return some;
  }

  @ParameterizedTest
  @MethodSource("scopes")
  void asManyAsAskedForWhileSoManyMatch(Scope scope) {
    List<String> within = ALL.stream().filter(k -> k.within(scope)).map(Kept::id).toList();
    for (Asking search : List.of(byWords, byBoth)) {
      for (int limit : new int[] {1, 7, 150}) {
        List<String> found = ids(search, scope, limit);
        assertThat(found).hasSize(Math.min(limit, within.size()));
        assertThat(within).containsAll(found);
        assertThat(found).doesNotHaveDuplicates().isEqualTo(ids(search, scope, limit));
      }
    }
  }

  @Test
  void aScopeIsNeverPartOfAStatement() {
    Scope hostile =
        new Scope(Set.of(), Set.of("'; drop table knowledge.lessons; --"), Set.of(), Set.of());

    assertThat(ids(byBoth, hostile, 5)).isEmpty();
    assertThat(ids(byBoth, Scope.EVERYTHING, 5)).hasSize(5);
  }

  @Test
  void whatIsFoundSaysWhereItComesFromAndHowFarItIsTrusted() {
    Query query = Query.of(WORDS, Samples.SINCE).atMost(200);
    for (Match match : byWords.search(query)) {
      Kept kept = ALL.stream().filter(k -> k.id().equals(match.id())).findFirst().orElseThrow();
      assertThat(match.document())
          .isEqualTo(
              kept.kind() == Match.Kind.LESSON
                  ? Optional.empty()
                  : Optional.of(
                      new Origin.Document(
                          kept.trust(),
                          kept.source(),
                          kept.id(),
                          Optional.empty(),
                          Optional.empty())));
    }
  }

  private static List<String> ids(Asking search, Scope scope, int limit) {
    Query query = Query.of(WORDS, Samples.SINCE).within(scope).atMost(limit);
    return search.search(query).stream().map(Match::id).toList();
  }
}
