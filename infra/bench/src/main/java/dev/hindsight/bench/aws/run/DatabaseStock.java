package dev.hindsight.bench.aws.run;

import dev.hindsight.actions.action.AwsKind;
import dev.hindsight.actions.action.Target;
import dev.hindsight.bench.aws.run.MotoServer.Form;
import java.util.Map;

/** Databases of a region. */
record DatabaseStock(Stock stock) {

  /** Of the class db.m5.large, with 100 GiB. */
  Target database(String name) {
    stock.form(
        Form.RDS,
        "CreateDBInstance",
        Map.of(
            "DBInstanceIdentifier", name,
            "Engine", "postgres",
            "DBInstanceClass", "db.m5.large",
            "AllocatedStorage", 100,
            "MasterUsername", "someone",
            "MasterUserPassword", "only-for-a-test"));
    return stock.target(AwsKind.DB_INSTANCE, "", name);
  }

  /** Of two members, NAME-1, which writes, and NAME-2. */
  Target cluster(String name) {
    String engine = "aurora-postgresql";
    stock.form(
        Form.RDS,
        "CreateDBCluster",
        Map.of(
            "DBClusterIdentifier",
            name,
            "Engine",
            engine,
            "MasterUsername",
            "someone",
            "MasterUserPassword",
            "only-for-a-test"));
    for (int member = 1; member <= 2; member++) {
      stock.form(
          Form.RDS,
          "CreateDBInstance",
          Map.of(
              "DBInstanceIdentifier",
              name + "-" + member,
              "DBClusterIdentifier",
              name,
              "Engine",
              engine,
              "DBInstanceClass",
              "db.r5.large"));
    }
    return stock.target(AwsKind.DB_CLUSTER, "", name);
  }
}
