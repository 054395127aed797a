package dev.hindsight.actions.script;

/** The functions that the steps in AWS of a shell script are made of. */
final class ShellAwsParts {

  static final String SEES =
      """
      # what is printed goes to nobody's pager
      AWS_PAGER=''
      export AWS_PAGER

      # One more look, after those before it.
      sees() { now="$now${now:+ }$(aws "$@")" || stop 'AWS does not show the object'; }

      # TRIES AFTER AWS-ARGUMENTS: what is read may be some time behind what was written
      settles() {
        tries=$1
        after=$2
        shift 2
        now=''
        sees "$@"
        until [ "$now" = "$after" ]; do
          tries=$((tries - 1))
          [ "$tries" -gt 0 ] || stop "it should be $after now; it is $now"
          sleep 5
          now=''
          sees "$@"
        done
      }
      """;

  static final String LEAVES =
      """
      # TRIES THERE AWS-ARGUMENTS
      leaves() {
        tries=$1
        there=$2
        shift 2
        now=''
        sees "$@"
        while [ "${now#"$there"}" != "$now" ]; do
          tries=$((tries - 1))
          [ "$tries" -gt 0 ] || stop 'it is still there'
          sleep 5
          now=''
          sees "$@"
        done
      }
      """;

  static final String ASK =
      """
      ask() {
        printf '   %s; yes to go on: ' "$1"
        read -r answer
        [ "$answer" = yes ] || stop 'not confirmed'
      }
      """;

  private ShellAwsParts() {}
}
