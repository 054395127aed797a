package dev.hindsight.local.cluster.api;

import dev.hindsight.local.cluster.Usage;
import dev.hindsight.local.cluster.controller.PodLog;
import dev.hindsight.local.cluster.store.Kind;
import dev.hindsight.local.cluster.store.ObjectStore;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Which request is answered by what; called inside the store's lock. */
public final class Routes {

  private static final Set<Kind> CHANGEABLE =
      Stream.concat(Removal.KINDS.stream(), Stream.of(Kind.DEPLOYMENT, Kind.REPLICA_SET, Kind.NODE))
          .collect(Collectors.toUnmodifiableSet());
  private static final String REVIEWS = "/apis/authorization.k8s.io/v1/selfsubject";
  private static final String WHO = "/apis/authentication.k8s.io/v1/selfsubjectreviews";

  private final ObjectStore store;
  private final Updates updates;
  private final Creation creation;
  private final Removal removal;
  private final Evictions evictions;
  private final LogEndpoint logs;
  private final MetricsEndpoint metrics;
  private final PracticeEndpoint practice;

  public Routes(
      ObjectStore store, Writes writes, PodLog log, Usage.Source usage, PracticeControl control) {
    this.store = store;
    this.updates = new Updates(store, writes);
    this.creation = new Creation(store, writes);
    this.removal = new Removal(store, writes);
    this.evictions = new Evictions(store, removal);
    this.logs = new LogEndpoint(store, log);
    this.metrics = new MetricsEndpoint(store, usage);
    this.practice = new PracticeEndpoint(control);
  }

  ApiAnswer answer(ApiRequest request) {
    if (request.path().startsWith("/practice/")) {
      Authorizer.checkPath(request);
      return practice.answer(request);
    }
    if (request.path().startsWith(REVIEWS)) {
      return review(request);
    }
    if (request.path().equals(WHO)) {
      only(request, "POST");
      return ApiAnswer.of(201, Authorizer.who(request.user()));
    }
    Optional<ObjectNode> discovery = Discovery.answer(request.path());
    if (discovery.isPresent()) {
      only(request, "GET");
      return ApiAnswer.ok(discovery.get());
    }
    Optional<ResourcePath> measured = MetricsEndpoint.path(request.path());
    if (measured.isPresent()) {
      Authorizer.check(request, measured.get(), "metrics.k8s.io");
      only(request, "GET");
      return ApiAnswer.ok(metrics.read(request, measured.get()));
    }
    ResourcePath path = ResourcePath.parse(request.path()).orElseThrow(ApiFailure::noSuchPath);
    Authorizer.check(request, path, path.kind().group());
    return path.name().isEmpty() ? many(request, path) : one(request, path);
  }

  private ApiAnswer many(ApiRequest request, ResourcePath path) {
    if (request.method().equals("POST") && Creation.KINDS.contains(path.kind())) {
      return ApiAnswer.of(201, creation.create(request, path));
    }
    only(request, "GET");
    if (request.asks("watch")) {
      return new ApiAnswer.Watch(WatchStream.open(store, path, request));
    }
    ObjectNode list = new Lists(store).list(request, path);
    return ApiAnswer.ok(request.wantsTable() ? table(request, path, list) : list);
  }

  private ApiAnswer one(ApiRequest request, ResourcePath path) {
    return switch (path.subresource()) {
      case "" -> whole(request, path);
      case "log" -> {
        on(path, Kind.POD);
        only(request, "GET");
        yield logs.read(request, path.key());
      }
      case "eviction" -> {
        on(path, Kind.POD);
        only(request, "POST");
        yield ApiAnswer.of(201, evictions.evict(request, path.key()));
      }
      case "status" -> {
        on(path, Kind.DEPLOYMENT);
        yield change(request, path, "status");
      }
      case "scale" -> {
        if (path.kind() != Kind.STATEFUL_SET) {
          on(path, Kind.DEPLOYMENT);
        }
        yield scale(request, path);
      }
      default -> throw ApiFailure.noSuchPath();
    };
  }

  private ApiAnswer whole(ApiRequest request, ResourcePath path) {
    if (request.method().equals("DELETE") && Removal.KINDS.contains(path.kind())) {
      return ApiAnswer.ok(removal.delete(request, path.key()));
    }
    return change(request, path, "");
  }

  private ApiAnswer change(ApiRequest request, ResourcePath path, String subresource) {
    if (request.method().equals("GET")) {
      ObjectNode found = find(path);
      return ApiAnswer.ok(request.wantsTable() ? table(request, path, List.of(found)) : found);
    }
    if (!CHANGEABLE.contains(path.kind())) {
      throw ApiFailure.methodNotAllowed();
    }
    return ApiAnswer.ok(updates.update(request, path.key(), subresource, changeOf(request)));
  }

  private ApiAnswer scale(ApiRequest request, ResourcePath path) {
    if (request.method().equals("GET")) {
      return ApiAnswer.ok(Scale.of(find(path)));
    }
    UnaryOperator<ObjectNode> change = Scale.through(changeOf(request));
    return ApiAnswer.ok(Scale.of(updates.update(request, path.key(), "", change)));
  }

  private static UnaryOperator<ObjectNode> changeOf(ApiRequest request) {
    return switch (request.method()) {
      case "PATCH" -> Patches.of(request);
      case "PUT" -> {
        if (!(request.json() instanceof ObjectNode replacement)) {
          throw ApiFailure.badRequest("the body is not an object");
        }
        yield before -> replacement;
      }
      default -> throw ApiFailure.methodNotAllowed();
    };
  }

  private ApiAnswer review(ApiRequest request) {
    only(request, "POST");
    if (!(request.json() instanceof ObjectNode review)) {
      throw ApiFailure.badRequest("the body is not an object");
    }
    return switch (request.path().substring(REVIEWS.length())) {
      case "accessreviews" -> ApiAnswer.of(201, Authorizer.review(request.user(), review));
      case "rulesreviews" -> ApiAnswer.of(201, Authorizer.rules(request.user(), review));
      default -> throw ApiFailure.noSuchPath();
    };
  }

  private ObjectNode find(ResourcePath path) {
    return store.get(path.key()).orElseThrow(() -> ApiFailure.notFound(path.key()));
  }

  private JsonNode table(ApiRequest request, ResourcePath path, ObjectNode list) {
    ObjectNode table = table(request, path, list.path("items"));
    table.set("metadata", list.path("metadata"));
    return table;
  }

  private ObjectNode table(
      ApiRequest request, ResourcePath path, Iterable<? extends JsonNode> objects) {
    String version = Long.toString(store.version());
    return Tables.of(
        path.kind(), objects, request.query("includeObject"), store.clock().instant(), version);
  }

  private static void only(ApiRequest request, String method) {
    if (!request.method().equals(method)) {
      throw ApiFailure.methodNotAllowed();
    }
  }

  private static void on(ResourcePath path, Kind kind) {
    if (path.kind() != kind) {
      throw ApiFailure.noSuchPath();
    }
  }
}
