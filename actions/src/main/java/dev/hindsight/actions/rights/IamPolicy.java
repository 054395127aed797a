package dev.hindsight.actions.rights;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A policy as IAM reads it. */
public record IamPolicy(List<Statement> statements) {

  /** What AWS takes as one managed policy, white space not counted. */
  public static final int LONGEST = 6_144;

  public IamPolicy {
    statements = List.copyOf(statements);
  }

  /**
   * The same in as few policies as AWS takes, each statement whole in one of them.
   *
   * @throws IllegalArgumentException when a statement alone is too long
   */
  public List<IamPolicy> parts() {
    List<IamPolicy> parts = new ArrayList<>();
    List<Statement> part = new ArrayList<>();
    for (Statement statement : statements) {
      if (new IamPolicy(List.of(statement)).length() > LONGEST) {
        throw new IllegalArgumentException(
            "%s alone is longer than a managed policy may be: name fewer regions"
                .formatted(statement.sid()));
      }
      part.add(statement);
      if (new IamPolicy(part).length() > LONGEST) {
        part.removeLast();
        parts.add(new IamPolicy(part));
        part.clear();
        part.add(statement);
      }
    }
    parts.add(new IamPolicy(part));
    return List.copyOf(parts);
  }

  /** Its length as AWS counts it. */
  public int length() {
    return compact().length();
  }

  /** JSON for people. */
  public String text() {
    return json().toPrettyString() + "\n";
  }

  /** JSON without white space. */
  public String compact() {
    return json().toString();
  }

  private ObjectNode json() {
    ObjectNode node = JsonMapper.shared().createObjectNode();
    node.put("Version", "2012-10-17");
    ArrayNode list = node.putArray("Statement");
    statements.forEach(statement -> list.add(statement.json()));
    return node;
  }
}
