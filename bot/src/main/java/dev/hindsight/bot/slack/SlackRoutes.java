package dev.hindsight.bot.slack;

import com.slack.api.bolt.App;
import com.slack.api.model.event.Event;

/** Has Bolt bring whatever comes to its route. */
record SlackRoutes(Handlers handlers, Desks desks) {

  void register(App app) {
    RouteTable.ALL.forEach(route -> register(app, route));
    app.config().setUnmatchedRequestHandler(handlers::unmatched);
  }

  private void register(App app, Route route) {
    switch (route) {
      case Route.Command it -> app.command(it.name(), handlers.command());
      case Route.Press it -> app.blockAction(it.name(), handlers.press());
      case Route.Form it -> app.viewSubmission(it.name(), handlers.form(it, desks));
      case Route.OnMessage it -> app.messageShortcut(it.name(), handlers.onMessage());
      case Route.Anywhere it -> app.globalShortcut(it.name(), handlers.anywhere());
      case Route.Event<?> it -> event(app, it);
    }
  }

  private <E extends Event> void event(App app, Route.Event<E> route) {
    app.event(route.type(), route.taker().apply(desks));
  }
}
