package dev.hindsight.local.cluster;

import dev.hindsight.local.cluster.access.ClusterUser;
import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.ObjectStore;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The users of a cluster by their bearer tokens, which survive restarts. */
record Tokens(Map<String, ClusterUser> users) {

  Tokens {
    users = Map.copyOf(users);
  }

  /** The administrator and these; tokens that the state does not know yet are made. */
  static Tokens of(ObjectStore store, List<ClusterUser> others) {
    Map<String, ClusterUser> users = new LinkedHashMap<>();
    // the name of the note from when the administrator was the only user
    users.put(token(store, "token"), ClusterUser.admin());
    others.forEach(user -> users.put(token(store, "token/" + user.name()), user));
    return new Tokens(users);
  }

  String of(String user) {
    return users.entrySet().stream()
        .filter(entry -> entry.getValue().name().equals(user))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(unknown(user)));
  }

  private String unknown(String user) {
    return "unknown user '%s'; known users: %s"
        .formatted(
            user,
            users.values().stream()
                .map(ClusterUser::name)
                .sorted()
                .collect(Collectors.joining(", ")));
  }

  private static String token(ObjectStore store, String note) {
    return store.locked(
        () ->
            store
                .note(note)
                .map(known -> Json.text(known, "token"))
                .orElseGet(
                    () -> {
                      byte[] random = new byte[24];
                      new SecureRandom().nextBytes(random);
                      String token = HexFormat.of().formatHex(random);
                      store.note(note, Json.object().put("token", token));
                      return token;
                    }));
  }

  @Override
  public String toString() {
    return "Tokens" + users.values().stream().map(ClusterUser::name).toList();
  }
}
