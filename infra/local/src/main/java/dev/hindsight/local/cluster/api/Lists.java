package dev.hindsight.local.cluster.api;

import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.ObjectStore;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** GET of many objects, with selectors and pages. */
final class Lists {

  private final ObjectStore store;

  Lists(ObjectStore store) {
    this.store = store;
  }

  ObjectNode list(ApiRequest request, ResourcePath path) {
    Predicate<JsonNode> wanted = Selector.of(path.kind(), request);
    String after = start(request.query("continue"));
    List<ObjectNode> found =
        store.list(path.kind(), path.namespace()).stream()
            .filter(object -> position(object).compareTo(after) > 0)
            .filter(wanted)
            .toList();
    int limit = request.count("limit").filter(count -> count > 0).orElse(Integer.MAX_VALUE);
    List<ObjectNode> page = found.subList(0, Math.min(limit, found.size()));
    ObjectNode list = Json.object().put("kind", path.kind().title() + "List");
    list.put("apiVersion", path.kind().apiVersion());
    ObjectNode metadata =
        Json.child(list, "metadata").put("resourceVersion", Long.toString(store.version()));
    if (page.size() < found.size()) {
      metadata.put("continue", token(position(page.getLast())));
      metadata.put("remainingItemCount", found.size() - page.size());
    }
    ArrayNode items = list.putArray("items");
    page.forEach(items::add);
    return list;
  }

  /** Pages go by name, so that a list stays whole while objects come and go. */
  private static String position(JsonNode object) {
    return Json.text(object, "metadata", "namespace") + "/" + Json.text(object, "metadata", "name");
  }

  private String token(String position) {
    String text = store.version() + " " + position;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private String start(String token) {
    if (token.isEmpty()) {
      return "";
    }
    String text = decode(token);
    int space = text.indexOf(' ');
    if (space < 1 || !text.substring(0, space).matches("\\d{1,18}")) {
      throw ApiFailure.badRequest("continue key is not valid");
    }
    if (store.changesSince(Long.parseLong(text.substring(0, space))).isEmpty()) {
      throw ApiFailure.of(
          410,
          "Expired",
          "The provided continue parameter is too old to display a consistent list result.");
    }
    return text.substring(space + 1);
  }

  private static String decode(String token) {
    try {
      return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw ApiFailure.badRequest("continue key is not valid");
    }
  }
}
