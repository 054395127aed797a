package dev.hindsight.knowledge.search;

import dev.hindsight.knowledge.KnowledgeDatabase;
import dev.hindsight.knowledge.embed.EmbeddingBed;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What holds by words alone also holds with the shipped model beside them. */
class HybridSearchTest extends FullTextSearchTest {

  @Override
  Meaning meaning(JdbcClient database) {
    return Meanings.of(EmbeddingBed.shipped(database, KnowledgeDatabase.transaction()).embedAll());
  }
}
