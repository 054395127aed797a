package dev.hindsight.bench.search;

import dev.hindsight.knowledge.Match;
import dev.hindsight.knowledge.embed.Embeddings;
import dev.hindsight.knowledge.embed.VectorSearch;
import dev.hindsight.knowledge.search.HybridSearch;
import dev.hindsight.knowledge.search.Leg;
import dev.hindsight.local.up.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.context.ApplicationContext;

/** Fills all engines with the same pages and asks them the same questions. */
final class SearchBench {

  static final String OURS = "ours";

  /** The first questions of all are asked once more before any time is taken. */
  private static final int WARM_UP = 40;

  private final ApplicationContext bot;
  private final Progress progress;

  SearchBench(ApplicationContext bot, Progress progress) {
    this.bot = bot;
    this.progress = progress;
  }

  /** The outcomes of all engines, the ablations last. */
  List<Outcome> run(Cases cases, Path directory) {
    List<Page> pages =
        Stream.concat(cases.runbooks().stream(), cases.incidents().stream()).toList();
    Library library = new Library(bot, directory, progress);
    progress.say("importing %d pages ...".formatted(pages.size()));
    library.add(cases.runbooks(), Match.Kind.RUNBOOK);
    library.add(cases.incidents(), Match.Kind.INCIDENT);
    library.embedded();
    progress.say("filling the vector store of Spring AI ...");
    Engine stock =
        new StockEngine(
            bot.getBean(EmbeddingModel.class), pages, done -> progress.say(done + " chunks"));
    List<Outcome> outcomes = new ArrayList<>();
    List<Engine> engines = new ArrayList<>(List.of(new Bm25Engine(pages), stock));
    engines.addAll(products(library.ids()));
    for (Engine engine : engines) {
      progress.say("asking %s ...".formatted(engine.name()));
      cases.asks().stream().limit(WARM_UP).forEach(ask -> ask(engine, ask));
      cases.asks().forEach(ask -> outcomes.add(ask(engine, ask)));
    }
    return outcomes;
  }

  private List<Engine> products(Map<String, String> pages) {
    HybridSearch search = bot.getBean(HybridSearch.class);
    Engine dense =
        new DenseEngine(bot.getBean(Embeddings.class), bot.getBean(VectorSearch.class), pages);
    Stream<Engine> ablations =
        Arrays.stream(Leg.values())
            .map(
                leg ->
                    new ProductEngine(
                        "without " + leg.name().toLowerCase(Locale.ROOT),
                        search.without(Set.of(leg)),
                        pages));
    return Stream.concat(Stream.of(dense, new ProductEngine(OURS, search, pages)), ablations)
        .toList();
  }

  private static Outcome ask(Engine engine, Ask ask) {
    long from = System.nanoTime();
    List<String> answer = engine.search(ask, Outcome.DEEPEST);
    return new Outcome(engine.name(), ask, answer, (System.nanoTime() - from) / 1e6);
  }
}
