package dev.hindsight.bot.catalog;

import java.util.List;
import java.util.Optional;

/** The services that are known. */
public interface Catalog {

  /** The service of that name in that namespace. */
  Optional<Service> find(String namespace, String name);

  /** All of them. */
  default List<Service> all() {
    return List.of();
  }
}
