package dev.hindsight.actions.plan;

import java.util.Optional;

/** A container's memory as the manifest says it: limit, and request where one is set. */
public record Memory(String limit, Optional<String> request) {

  String words() {
    return "memory limit " + limit + request.map(r -> ", request " + r).orElse("");
  }
}
