package dev.hindsight.bench.search;

import dev.hindsight.knowledge.Match;
import dev.hindsight.knowledge.embed.Embeddings;
import dev.hindsight.knowledge.embed.VectorSearch;
import dev.hindsight.knowledge.search.HybridSearch;
import dev.hindsight.knowledge.search.Leg;
import dev.hindsight.local.up.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
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
  private final Selection selection;

  SearchBench(ApplicationContext bot, Progress progress, Selection selection) {
    this.bot = bot;
    this.progress = progress;
    this.selection = selection;
  }

  /**
   * The outcomes of the selected engines, the ablations last.
   *
   * @param filled told when all pages are in, before the first question
   */
  List<Outcome> run(Cases cases, Path directory, Runnable filled) {
    List<Engine> engines = engines(cases, directory);
    filled.run();
    List<Ask> asks = selection.of(cases.asks());
    List<Outcome> outcomes = new ArrayList<>();
    for (Engine engine : engines) {
      progress.say("asking %s ...".formatted(engine.name()));
      asks.stream().limit(WARM_UP).forEach(ask -> ask(engine, ask));
      asks.forEach(ask -> outcomes.add(ask(engine, ask)));
    }
    return outcomes;
  }

  private List<Engine> engines(Cases cases, Path directory) {
    List<Page> pages =
        Stream.concat(cases.runbooks().stream(), cases.incidents().stream()).toList();
    List<Engine> engines = new ArrayList<>();
    if (selection.has("bm25")) {
      engines.add(new Bm25Engine(pages));
    }
    if (selection.product()) {
      engines.addAll(products(library(cases, directory)));
    }
    if (selection.has("stock")) {
      progress.say("filling the vector store of Spring AI ...");
      EmbeddingModel model = bot.getBean(EmbeddingModel.class);
      engines.add(new StockEngine(model, pages, done -> progress.say(done + " chunks")));
    }
    return engines;
  }

  /** Each page's id by the slug of its document. */
  private Map<String, String> library(Cases cases, Path directory) {
    Library library = new Library(bot, directory, progress);
    progress.say(
        "importing %d pages ...".formatted(cases.runbooks().size() + cases.incidents().size()));
    library.add(cases.runbooks(), Match.Kind.RUNBOOK);
    library.add(cases.incidents(), Match.Kind.INCIDENT);
    library.embedded();
    return library.ids();
  }

  private List<Engine> products(Map<String, String> pages) {
    HybridSearch search = bot.getBean(HybridSearch.class);
    List<Engine> engines = new ArrayList<>();
    if (selection.has("dense")) {
      engines.add(
          new DenseEngine(bot.getBean(Embeddings.class), bot.getBean(VectorSearch.class), pages));
    }
    if (selection.has(OURS)) {
      engines.add(new ProductEngine(OURS, search, pages));
    }
    if (selection.has(Selection.ABLATIONS)) {
      for (Leg leg : Leg.values()) {
        String name = "without " + leg.name().toLowerCase(Locale.ROOT);
        engines.add(new ProductEngine(name, search.without(Set.of(leg)), pages));
      }
    }
    return engines;
  }

  private static Outcome ask(Engine engine, Ask ask) {
    long from = System.nanoTime();
    List<String> answer = engine.search(ask, Outcome.DEEPEST);
    return new Outcome(engine.name(), ask, answer, (System.nanoTime() - from) / 1e6);
  }
}
