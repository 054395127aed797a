package dev.hindsight.knowledge.embed;

import dev.hindsight.knowledge.KnowledgeDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The embedded PostgreSQL has no pgvector. */
class ExactScanSearchTest extends VectorSearchContract {

  @Override
  JdbcClient jdbc() {
    return KnowledgeDatabase.empty();
  }

  @Override
  TransactionTemplate transaction() {
    return KnowledgeDatabase.transaction();
  }

  @Override
  VectorSearch search(JdbcClient jdbc, JdbcEmbeddings kept, String model) {
    return new ExactScanSearch(kept, new JdbcAttributes(jdbc), model);
  }
}
