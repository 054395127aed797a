package dev.hindsight.actions.store;

import dev.hindsight.actions.IdentityId;
import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.plan.PlanJson;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads rows of the plans table, alone or joined. */
public final class PlanRows {

  /** What {@link #read} needs. */
  public static final String COLUMNS =
      "id, version, incident, json, hash, diff, verdicts, state, request_no, requested_by,"
          + " requested_identity, approvals_needed, rejected_by, expires_at, cancelled_by,"
          + " cancel_reason,"
          + " actions.hindsight_now() as now";

  /**
   * How many approvals a row of the table needs that nobody asks for any more: who had asked may
   * have raised what the policy wants. What a person changed, or what was offered on a standing
   * approval, keeps its number.
   */
  static final String NEEDED_UNASKED =
      "coalesce((select t.approvers_without from actions.plan_terms t where t.plan = plans.id"
          + " and t.version = plans.version and t.standing is null and not exists (select 1 from"
          + " actions.plan_changes c where c.plan = plans.id and c.version = plans.version)),"
          + " approvals_needed)";

  private PlanRows() {}

  /** The plan of this row. */
  public static StoredPlan read(ResultSet row, int number) throws SQLException {
    return readAgain(row, Optional.empty());
  }

  /** The same; where the text is still the one read before, it is the same plan. */
  public static StoredPlan readAgain(ResultSet row, Optional<StoredPlan> before)
      throws SQLException {
    String json = row.getString("json");
    return new StoredPlan(
        new PlanId(row.getLong("id")),
        row.getInt("version"),
        row.getString("incident"),
        before
            .filter(known -> known.json().equals(json))
            .map(StoredPlan::plan)
            .orElseGet(() -> PlanJson.read(json)),
        json,
        row.getString("hash"),
        row.getString("diff"),
        texts(row.getArray("verdicts")),
        PlanState.valueOf(row.getString("state")),
        row.getInt("request_no"),
        person(row, "requested_by"),
        Optional.ofNullable(row.getString("requested_identity")).map(IdentityId::new),
        row.getInt("approvals_needed"),
        person(row, "rejected_by"),
        instant(row, "expires_at"),
        cancel(row),
        row.getTimestamp("now").toInstant());
  }

  private static List<String> texts(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }

  private static Optional<PersonId> person(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column)).map(PersonId::new);
  }

  static Optional<Cancel> cancel(ResultSet row) throws SQLException {
    String reason = Optional.ofNullable(row.getString("cancel_reason")).orElse("");
    return person(row, "cancelled_by").map(by -> new Cancel(by, reason));
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
  }
}
