package dev.hindsight.bench.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.ai.document.Document;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.transformer.splitter.TokenTextSplitter;
import org.springframework.ai.vectorstore.SearchRequest;
import org.springframework.ai.vectorstore.SimpleVectorStore;

/** Spring AI as it comes: its vector store, its splitter, the product's model, no more. */
final class StockEngine implements Engine {

  private static final String ID = "page";
  private static final String COLLECTION = "collection";

  /** A page may have many chunks among the nearest. */
  private static final int CHUNKS = 10;

  private final SimpleVectorStore store;

  StockEngine(EmbeddingModel model, List<Page> pages, Consumer<Integer> progress) {
    store = SimpleVectorStore.builder(model).build();
    TokenTextSplitter splitter = TokenTextSplitter.builder().build();
    List<Document> chunks = new ArrayList<>();
    for (Page page : pages) {
      chunks.addAll(
          splitter.apply(
              List.of(
                  new Document(
                      page.title() + "\n" + page.text(),
                      Map.of(ID, page.id(), COLLECTION, page.collection())))));
    }
    int done = 0;
    for (Document chunk : chunks) {
      store.add(List.of(chunk));
      done++;
      if (done % 500 == 0) {
        progress.accept(done);
      }
    }
  }

  @Override
  public String name() {
    return "stock";
  }

  @Override
  public List<String> search(Ask ask, int limit) {
    SearchRequest request =
        SearchRequest.builder()
            .query(ask.text())
            .topK(CHUNKS * limit)
            .similarityThresholdAll()
            .filterExpression("%s == '%s'".formatted(COLLECTION, ask.collection()))
            .build();
    Set<String> ids = new LinkedHashSet<>();
    for (Document found : store.similaritySearch(request)) {
      ids.add(String.valueOf(found.getMetadata().get(ID)));
    }
    ids.removeAll(ask.excluded());
    return ids.stream().limit(limit).toList();
  }
}
