package dev.hindsight.bench.scale;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;

/**
 * A vector for every passage, made up: those about the same trouble lie together, as those of a
 * model would. By the model itself it would take hours.
 */
final class MadeUpVectors {

  static final int DIMENSION = 384;
  private static final double SPREAD = 0.8;
  private static final int BATCH = 500;
  private static final String INSERT =
      """
      insert into knowledge.embeddings (kind, owner, position, model, hash, vector, made_at)
      values (?, ?, ?, ?, ?, ?, now())
      """;

  private MadeUpVectors() {}

  private record Text(String kind, String owner, int position, String hash) {}

  /** Writes one for each text that has none; returns how many. */
  static int fill(DataSource database, String model) throws SQLException {
    try (Connection connection = database.getConnection()) {
      List<Text> texts = texts(connection, model);
      connection.setAutoCommit(false);
      try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
        Random random = new Random(17);
        for (int i = 0; i < texts.size(); i++) {
          add(insert, texts.get(i), model, of(trouble(texts.get(i).owner()), random));
          if (i % BATCH == BATCH - 1) {
            insert.executeBatch();
          }
        }
        insert.executeBatch();
      }
      connection.commit();
      connection.setAutoCommit(true);
      return texts.size();
    }
  }

  private static void add(PreparedStatement insert, Text text, String model, float[] vector)
      throws SQLException {
    insert.setString(1, text.kind());
    insert.setString(2, text.owner());
    insert.setInt(3, text.position());
    insert.setString(4, model);
    insert.setString(5, text.hash());
    insert.setObject(6, vector);
    insert.addBatch();
  }

  private static List<Text> texts(Connection connection, String model) throws SQLException {
    List<Text> texts = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                select kind, owner, position, hash from knowledge.embeddable t
                where not exists (select from knowledge.embeddings e where e.kind = t.kind
                  and e.owner = t.owner and e.position = t.position and e.model = '%s')
                """
                    .formatted(model.replace("'", "''")))) {
      while (row.next()) {
        texts.add(new Text(row.getString(1), row.getString(2), row.getInt(3), row.getString(4)));
      }
    }
    return texts;
  }

  /** As the name of a made-up document tells; whatever else there is lies anywhere. */
  private static int trouble(String owner) {
    return owner.matches("t\\d{3}-.*")
        ? Integer.parseInt(owner.substring(1, 4))
        : MadeUp.TROUBLES + Math.floorMod(owner.hashCode(), 20);
  }

  /** Of length 1, near the middle of its trouble. */
  static float[] of(int trouble, Random random) {
    Random middle = new Random(trouble * 31L);
    double[] sum = new double[DIMENSION];
    double square = 0;
    for (int i = 0; i < DIMENSION; i++) {
      sum[i] = middle.nextGaussian() + SPREAD * random.nextGaussian();
      square += sum[i] * sum[i];
    }
    float[] vector = new float[DIMENSION];
    for (int i = 0; i < DIMENSION; i++) {
      vector[i] = (float) (sum[i] / Math.sqrt(square));
    }
    return vector;
  }
}
