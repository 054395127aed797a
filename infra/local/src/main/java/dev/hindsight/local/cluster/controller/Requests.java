package dev.hindsight.local.cluster.controller;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** The everyday log lines of the shop's services, with the odd harmless warning. */
final class Requests {

  private static final Map<String, List<String>> PATHS =
      Map.of(
          "checkout",
              List.of("POST /checkout/orders", "GET /checkout/orders/%d", "POST /checkout/quotes"),
          "payments", List.of("POST /payments/%d/capture", "POST /payments", "GET /payments/%d"),
          "cart", List.of("GET /carts/%d", "PUT /carts/%d/items", "DELETE /carts/%d/items"),
          "catalog", List.of("GET /products/%d", "GET /products?page=%d", "GET /categories"),
          "shipping", List.of("POST /parcels", "GET /parcels/%d", "GET /rates?zone=%d"),
          "storefront", List.of("GET /", "GET /p/%d", "GET /search?page=%d"),
          "recommendations", List.of("GET /recommendations/%d", "POST /events"));
  private static final List<String> OTHER = List.of("GET /items/%d", "POST /items", "GET /status");
  private static final List<String> HARMLESS =
      List.of(
          "WARN  [http-%1$d] slow client, response took %2$d ms to send",
          "WARN  [retry] upstream answered 503 once, second try was fine",
          "WARN  [config] property 'legacy.currency' is deprecated");

  private Requests() {}

  /** Method and path of something this service is asked for. */
  static String request(String app, SplittableRandom random) {
    List<String> paths = PATHS.getOrDefault(app, OTHER);
    return paths.get(random.nextInt(paths.size())).formatted(random.nextInt(90_000));
  }

  static String line(String app, SplittableRandom random) {
    if (random.nextInt(60) == 0) {
      return HARMLESS
          .get(random.nextInt(HARMLESS.size()))
          .formatted(1 + random.nextInt(16), 900 + random.nextInt(900));
    }
    String request = request(app, random);
    return "INFO  [http-%d] %s %d in %d ms trace=%08x"
        .formatted(
            1 + random.nextInt(16),
            request,
            request.startsWith("POST") ? 201 : 200,
            4 + random.nextInt(70),
            random.nextInt());
  }
}
