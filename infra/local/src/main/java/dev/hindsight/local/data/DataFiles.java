package dev.hindsight.local.data;

import java.nio.file.Path;

/** Where each thing lies in a data directory. */
public record DataFiles(Path root) {

  public Path postgres() {
    return root.resolve("postgres");
  }

  public Path slackState() {
    return root.resolve("slack/state.jsonl");
  }

  public Path clusterState() {
    return root.resolve("cluster/state.jsonl");
  }

  /** How to reach the practice cluster, its token included. */
  public Path kubeconfig() {
    return root.resolve("kubeconfig");
  }

  /** The bearer token of the bot's Alertmanager webhook. */
  public Path alertToken() {
    return root.resolve("alertmanager.token");
  }

  /** The catalog of the practice world. */
  public Path catalog() {
    return root.resolve("catalog.yaml");
  }

  /** The bot's own settings: {@code application.properties}. */
  public Path bot() {
    return root.resolve("bot");
  }

  /** moto's programs and its log. */
  public Path aws() {
    return root.resolve("aws");
  }

  /** Where the running practice AWS is: its URL. */
  public Path awsEndpoint() {
    return root.resolve("aws.endpoint");
  }

  /** Where the ends of the audit chain are kept, outside the database. */
  public Path auditHeads() {
    return root.resolve("audit-heads.log");
  }

  public Path botLog() {
    return root.resolve("logs/bot.log");
  }

  /** There once the installation was ready for the first time. */
  public Path startedOnce() {
    return root.resolve("started-once");
  }

  Path lock() {
    return root.resolve("lock");
  }
}
