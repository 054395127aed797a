package dev.hindsight.bot.catalog;

import java.util.Optional;

/** The services that are known. */
public interface Catalog {

  /** The service of that name in that namespace. */
  Optional<Service> find(String namespace, String name);
}
