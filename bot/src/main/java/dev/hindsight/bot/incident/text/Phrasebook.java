package dev.hindsight.bot.incident.text;

import static dev.hindsight.bot.incident.text.Sign.fact;
import static dev.hindsight.bot.incident.text.Sign.said;

import java.util.List;
import java.util.Optional;

/** The signs that are known, the more telling before the more general. */
final class Phrasebook {

  private static final List<Sign> SIGNS =
      List.of(
          fact(
              "killed for memory",
              "it used more memory than its limit allows and was killed",
              "\\bOOM-?Kill|\\bOOM[- ]killed|memory cgroup out of memory|out of memory: kill"),
          fact(
              "image not pulled",
              "the node cannot fetch the container image: wrong name or tag, or no access",
              "ImagePullBackOff|ErrImage|InvalidImageName|failed to pull image"
                  + "|back-?off pulling image|manifest unknown"),
          fact(
              "configuration missing",
              "a ConfigMap, a Secret or a key in one is not there",
              "CreateContainerConfigError|couldn't find key|find key .{0,80} in"
                  + " (?:ConfigMap|Secret)|(?:configmaps?|secrets?) \"?[\\w./-]+\"? not found"),
          fact("quota used up", "the namespace may not have more", "exceeded quota|resourcequota"),
          fact(
              "no place to run",
              "no node has room for the pod, or its rules exclude them",
              "FailedScheduling|nodes are available|insufficient (?:cpu|memory)|Unschedulable"),
          fact(
              "volume not mounted",
              "the pod waits for storage",
              "FailedMount|FailedAttachVolume|unable to attach or mount"),
          fact(
              "evicted",
              "the node ran short and threw the pod out",
              "\\bEvicted\\b|the node was low on resource"),
          fact(
              "probe fails",
              "the health check is not answered as expected",
              "(?:readiness|liveness|startup) probe (?:failed|errored)|\\bUnhealthy\\b"),
          fact(
              "node in trouble",
              "the machine below is not well",
              "NodeNotReady|node .{0,80}not ready"
                  + "|(?:Disk|Memory|PID)Pressure[=: \"]+(?:True|status)"),
          fact(
              "keeps crashing",
              "it ends soon after every start; Kubernetes waits longer before each new try",
              "CrashLoopBackOff|back-?off restarting failed container"),
          said(
              "out of memory",
              "the program asked for memory and got none",
              "OutOfMemory|heap out of memory|\\bMemoryError\\b|cannot allocate memory"
                  + "|GC overhead"),
          said(
              "name not found",
              "the host name could not be resolved: DNS fails, or the name is wrong",
              "no such host|UnknownHost|ENOTFOUND|NXDOMAIN|name resolution|EAI_AGAIN"
                  + "|name or service not known"),
          said(
              "connection refused",
              "nothing accepts connections there: it is down, still starting, or the port is wrong",
              "connection refused|ECONNREFUSED|connect: refused"),
          said(
              "no connection free",
              "all connections are in use; one that is slow or leaks holds up the others",
              "too many connections|too many clients|remaining connection slots"
                  + "|pool.{0,60}(?:exhausted|not available)|no available connection"),
          said(
              "certificate refused",
              "one side does not trust the other's certificate, or it has expired",
              "x509|PKIX|SSLHandshake|certificate (?:has )?(?:expired|verify|signed|is not)"
                  + "|tls: "),
          said(
              "login refused",
              "the credentials are wrong, expired or missing",
              "password authentication failed|authentication failed|unauthorized|\\b401\\b"
                  + "|invalid (?:credentials|token)|access token"),
          said(
              "slowed down",
              "the other side limits how much we may ask",
              "too many requests|rate.?limit|throttl|\\b429\\b|SlowDown"),
          said(
              "no answer in time",
              "the other side is slow, overloaded or cannot be reached",
              "timed? ?-?out|deadline exceeded|ETIMEDOUT|SocketTimeout"),
          said(
              "connection cut",
              "the other side hung up in the middle, often because it restarted",
              "connection reset|ECONNRESET|broken pipe|unexpected EOF|EPIPE|connection closed"),
          said(
              "disk full",
              "nothing more can be written",
              "no space left|disk (?:is )?full|ENOSPC|disk quota exceeded"),
          said(
              "too many open files",
              "files or sockets are not closed, or the limit is too low",
              "too many open files|EMFILE"),
          said(
              "not writable",
              "the file system is mounted read-only",
              "read-only file system|EROFS"),
          said(
              "not allowed",
              "it lacks the right to do this",
              "permission denied|EACCES|access ?denied|forbidden|\\b403\\b|not authorized"),
          said(
              "locked by another",
              "two transactions wait for each other, or one holds a lock too long",
              "deadlock|lock wait timeout|could not obtain lock"),
          said(
              "schema does not fit",
              "the program expects a table or column that the database does not have",
              "(?:relation|table|column) .{0,80}(?:does not exist|doesn't exist)|unknown column"
                  + "|no such (?:table|column)"),
          said(
              "already there",
              "the same key was written before",
              "duplicate key|unique constraint|already exists"),
          said(
              "setting missing",
              "it was started without something it needs to be told",
              "missing (?:required )?(?:env|config|setting|property|key)"
                  + "|environment variable .{0,80}(?:not set|missing|required)"
                  + "|required .{0,60}(?:property|variable|setting)"),
          said(
              "server error",
              "the other side failed while answering",
              "\\b(?:HTTP|status|code|returned|response)\\W{0,3}(?:code\\W{0,3})?5\\d\\d\\b"
                  + "|internal server error|bad gateway|service unavailable"),
          said(
              "programming error",
              "the program met a value it did not expect",
              "NullPointer|nil pointer|IndexOutOf|index out of range|TypeError|AttributeError"
                  + "|ClassCast|undefined is not|cannot read propert|KeyError"),
          said(
              "crashed",
              "the program ended itself at once",
              "\\bpanic:|SIGSEGV|segfault|core dumped"),
          fact(
              "ended with an error code",
              "the program stopped and said that it failed",
              "\\bexit(?:ed)?(?: with)?(?: ?code)?[:= ]+[1-9]\\d*|exit status [1-9]"),
          said("error", "", "\\b(?:ERROR|FATAL|CRITICAL|SEVERE|PANIC)\\b|\\berror:|Exception\\b"));

  private Phrasebook() {}

  /** The first sign that fits. */
  static Optional<Sign> of(String line) {
    return SIGNS.stream().filter(sign -> sign.in(line)).findFirst();
  }
}
