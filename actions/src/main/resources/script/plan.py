import copy
import hashlib
import json
import os
import socket
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

try:
    from kubernetes import client, config, dynamic
    from kubernetes.dynamic.exceptions import ApiException, NotFoundError
except ImportError as missing:  # a plan may be about AWS alone
    if any("object" in step for step in PLAN + UNDO) or WATCHED:
        sys.exit("stopped: %s" % missing)

    class ApiException(Exception):
        pass


try:
    import boto3
    import jmespath
    from botocore.config import Config
    from botocore.exceptions import BotoCoreError, ClientError, WaiterError
except ImportError as missing:  # or about Kubernetes alone
    if any("looks" in step for step in PLAN + UNDO):
        sys.exit("stopped: %s" % missing)

    class BotoCoreError(Exception):
        pass

    ClientError = WaiterError = BotoCoreError

STRATEGIC = "application/strategic-merge-patch+json"
JSON_PATCH = "application/json-patch+json"
RESTARTS = ("hindsight.dev/restart", "kubectl.kubernetes.io/restartedAt")
PATIENCE = 15 * 60
# How long what was written to AWS may not be seen yet.
BEHIND = 2 * 60


class Stop(Exception):
    """Why the script does not go on."""


class Lazy:
    """A cluster that is not looked for before it is needed."""

    cluster = None

    def __getattr__(self, name):
        if self.cluster is None:
            self.cluster = Cluster()
        return getattr(self.cluster, name)


class Cluster:
    """The few calls that are made."""

    def __init__(self):
        config.load_kube_config()
        self.api = client.ApiClient()
        self.kinds = dynamic.DynamicClient(self.api)

    def kind(self, thing):
        return self.kinds.resources.get(api_version=thing["api_version"], kind=thing["kind"])

    def get(self, thing):
        """The object as it is now; None where it is not there."""
        try:
            return self.kind(thing).get(**where(thing)).to_dict()
        except NotFoundError:
            return None

    def patch(self, thing, body, content_type):
        self.kind(thing).patch(body=body, content_type=content_type, **where(thing))

    def delete(self, thing, options):
        self.kind(thing).delete(body=options, **where(thing))

    def create(self, thing, body):
        self.kind(thing).create(body=body, namespace=quoted(thing["namespace"]))

    def list(self, thing):
        return self.kind(thing).get(namespace=quoted(thing["namespace"])).to_dict()["items"]

    def evict(self, thing, body):
        pods = self.kind(thing)
        pods.subresources["eviction"].create(body=body, **where(thing))


def quoted(part):
    return urllib.parse.quote(part, safe="")


def where(thing):
    named = {"name": quoted(thing["name"])}
    if "namespace" in thing:
        named["namespace"] = quoted(thing["namespace"])
    return named


def text(value):
    """A field as a plan writes it: what is false is left out by the server."""
    if value is None or value is False:
        return None
    if value is True:
        return "true"
    if isinstance(value, dict) and "spec" in value:
        return template_hash(value)
    return value if isinstance(value, str) else json.dumps(value)


def look(value, path):
    """The field at the path; None where it is not there."""
    for part in path:
        if isinstance(part, str):
            value = value.get(part) if isinstance(value, dict) else None
        else:
            items = value if isinstance(value, list) else []
            found = [i for i in items if all(i.get(k) == v for k, v in part.items())]
            value = found[0] if found else None
    return value


def tidy(value):
    if isinstance(value, dict):
        return {k: tidy(v) for k, v in value.items() if v is not None}
    return [tidy(v) for v in value] if isinstance(value, list) else value


def clean(template):
    """A pod template as a Deployment holds it: without the label of its ReplicaSet."""
    template = tidy(template)
    template.get("metadata", {}).get("labels", {}).pop("pod-template-hash", None)
    return template


def template_hash(template):
    """By what Hindsight tells templates apart; a restart makes no other template."""
    template = copy.deepcopy(clean(template))
    metadata = template.get("metadata", {})
    annotations = metadata.get("annotations", {})
    for name in RESTARTS:
        annotations.pop(name, None)
    if not annotations:
        metadata.pop("annotations", None)
    compact = json.dumps(template, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(compact.encode("utf-8")).hexdigest()


def uid(now):
    return look(now, ["metadata", "uid"])


def state(step, now):
    return [text(look(now, path)) for path in step["paths"]]


def differs(step, now):
    raise Stop(
        "it is not as when the plan was made; it should have UID %s, generation %s and %s;"
        " it has UID %s, generation %s and %s"
        % (
            step["uid"],
            step.get("generation", "any"),
            step["before"],
            uid(now),
            look(now, ["metadata", "generation"]),
            state(step, now),
        )
    )


def as_before(step, now):
    generation = look(now, ["metadata", "generation"])
    return (
        uid(now) == step["uid"]
        and state(step, now) == step["before"]
        and step.get("generation", generation) == generation
    )


def is_gone(step, now):
    if now is None or uid(now) != step["uid"]:
        return True
    leaving = look(now, ["metadata", "deletionTimestamp"])
    return step["goes"] == "deleted" and leaving is not None


def is_done(cluster, step, now):
    if "makes" in step:
        return cluster.get(step["makes"]) is not None
    if "goes" in step:
        return is_gone(step, now)
    return uid(now) == step["uid"] and state(step, now) in step["after"]


def node_is_gone(cluster, now):
    """Only of a pod that was deleted: nothing can run any more where it was."""
    node = look(now, ["spec", "nodeName"])
    if look(now, ["metadata", "deletionTimestamp"]) is None or not node:
        return False
    found = cluster.get({"api_version": "v1", "kind": "Node", "name": node})
    taints = (look(found, ["spec", "taints"]) or []) if found else []
    keys = [taint.get("key") for taint in taints]
    return found is None or "node.kubernetes.io/out-of-service" in keys


def change(cluster, step, now):
    """The write; it is refused where the object is another by the time it comes."""
    thing = step["object"]
    version = now["metadata"]["resourceVersion"]
    for kind, value in step["change"].items():
        if kind == "patch":
            body = dict(value, metadata={"resourceVersion": version})
            # "metadata" stands in no patch of a plan; a restart's is inside the template
            cluster.patch(thing, body, STRATEGIC)
        elif kind == "delete":
            cluster.delete(thing, value)
        elif kind == "evict":
            evict(cluster, thing, value)
        elif kind == "run_job":
            run_job(cluster, step["makes"], now)
        elif kind == "roll_back":
            roll_back(cluster, thing, value, now)


def evict(cluster, thing, body):
    """For five minutes, as a disruption budget may not allow it yet."""
    end = time.monotonic() + 300
    while True:
        try:
            return cluster.evict(thing, body)
        except ApiException as refusal:
            if refusal.status != 429 or time.monotonic() > end:
                raise
        time.sleep(5)


def run_job(cluster, job, cron_job):
    template = cron_job["spec"]["jobTemplate"]
    metadata = copy.deepcopy(template.get("metadata", {}))
    metadata["name"] = job["name"]
    metadata["namespace"] = job["namespace"]
    metadata.setdefault("annotations", {})["cronjob.kubernetes.io/instantiate"] = "manual"
    metadata["ownerReferences"] = [
        {
            "apiVersion": "batch/v1",
            "kind": "CronJob",
            "name": cron_job["metadata"]["name"],
            "uid": cron_job["metadata"]["uid"],
        }
    ]
    body = {"apiVersion": "batch/v1", "kind": "Job", "metadata": metadata}
    body["spec"] = template["spec"]
    cluster.create(job, body)


def roll_back(cluster, thing, wanted, now):
    sets = dict(thing, kind="ReplicaSet")
    owned = [
        s
        for s in cluster.list(sets)
        if look(s, ["metadata", "ownerReferences", {"uid": uid(now)}])
        and template_hash(s["spec"]["template"]) == wanted
    ]
    if not owned:
        raise Stop("the revision to go to is not kept any more")
    version = now["metadata"]["resourceVersion"]
    template = clean(owned[0]["spec"]["template"])
    patch = [
        {"op": "test", "path": "/metadata/resourceVersion", "value": version},
        {"op": "replace", "path": "/spec/template", "value": template},
    ]
    cluster.patch(thing, patch, JSON_PATCH)


def act(cluster, step):
    """Check, change, verify."""
    now = cluster.get(step["object"])
    removes, makes = "goes" in step, "makes" in step
    if (removes or makes) and is_done(cluster, step, now):
        print("   already done")
        return
    if now is None:
        raise Stop("it is not there")
    if not as_before(step, now):
        if is_done(cluster, step, now):
            print("   already done")
            return
        differs(step, now)
    if step.get("goes") == "forgotten" and not node_is_gone(cluster, now):
        raise Stop("its node is still registered: the containers of the pod may run")
    change(cluster, step, now)
    now = cluster.get(step["object"])
    if not is_done(cluster, step, now):
        raise Stop("it does not read as it should")


def call(region, service, method, parameters, retries=5):
    """One call of AWS; a change is sent once, as an answer that is lost may have been a yes."""
    return getattr(of_aws(region, service, retries), method)(**parameters)


def of_aws(region, service, retries=5):
    once = Config(retries={"total_max_attempts": retries})
    return boto3.client(service, region_name=region, config=once)


def sees(step, looks):
    """What counts of the answers, as one text."""
    said = []
    for service, method, parameters, query in looks:
        said.append(jmespath.search(query, call(step["region"], service, method, parameters)))
    return " ".join(str(each) for each in said)


def act_in_aws(step):
    """Check, change, verify."""
    now = sees(step, step["looks"])
    going = "there" in step
    if now in step.get("after", []) or (going and not now.startswith(step["there"])):
        print("   already done")
        return
    if now != step["before"]:
        raise Stop(
            "it is not as when the plan was made; it should be %s; it is %s"
            % (step["before"], now)
        )
    if "asks" in step:
        confirm("   %s; yes to go on: " % step["asks"])
    answer = call(step["region"], *step["call"], retries=1)
    if "arrives" in step:  # it is not everywhere at once
        receipt, waiter = step["arrives"]
        aws = of_aws(step["region"], step["call"][0])
        try:
            aws.get_waiter(waiter).wait(Id=jmespath.search(receipt, answer))
        except WaiterError as reason:
            raise Stop("not all name servers know it yet: %s" % reason)

    def is_done():
        now = sees(step, step["looks"])
        if going:
            return not now.startswith(step["there"])
        return now in step["after"]

    if going or step["after"]:
        until(is_done, BEHIND, "it does not read as it should")


def until_it_becomes(step):
    """A look until it is so, or once where there is no time for more."""
    until(
        lambda: sees(step, step["looks"]) == step["becomes"],
        step["within"],
        "it should be %s" % step["becomes"],
    )


def confirm(question):
    if input(question) != "yes":
        raise Stop("not confirmed")


def answers(step):
    """Whether what a step looks at is as it should be."""
    try:
        if "tcp" in step:
            socket.create_connection(tuple(step["tcp"]), timeout=5).close()
            return True
        if "http" in step:
            return 200 <= fetch(step["http"])[0] < 300
        address = os.environ["PROMETHEUS_URL"].rstrip("/") + step["metric"]
        return bool(json.loads(fetch(address)[1])["data"]["result"])
    except (OSError, ValueError, KeyError, TypeError) as trouble:
        print("   not yet: %s" % trouble)
        return False


class Unredirected(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


def fetch(url):
    if not url.lower().startswith(("http://", "https://")):
        raise ValueError("not an address of the web")
    opener = urllib.request.build_opener(Unredirected)
    with opener.open(url, timeout=5) as answer:
        return answer.status, answer.read()


def until(condition, seconds, words):
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() >= end:
            raise Stop(words)
        time.sleep(2)


def run(cluster, step, back):
    print(step["title"])
    if back and "object" in step:
        print("   taken back if it is found so, whoever made it so")
    if "object" in step:
        act(cluster, step)
    elif "call" in step:
        act_in_aws(step)
    elif "looks" in step:
        until_it_becomes(step)
    elif "wait" in step:
        time.sleep(step["wait"])
    elif "ask" in step:
        confirm("   yes to go on: ")
    elif "within" in step:
        until(lambda: answers(step), step["within"], "it did not become so in time")


def well(workload):
    """Whether all wanted pods are there, ready and, where that is asked, of the newest template."""
    wanted = look(workload, ["spec", "replicas"])
    status = workload.get("status", {})
    if workload["kind"] == "DaemonSet":
        wanted = status.get("desiredNumberScheduled", 0)
        updated, ready = status.get("updatedNumberScheduled", 0), status.get("numberReady", 0)
        total = status.get("currentNumberScheduled", 0)
    else:
        wanted = 1 if wanted is None else wanted
        updated, ready = status.get("updatedReplicas", 0), status.get("readyReplicas", 0)
        total = status.get("replicas", 0)
    observed = status.get("observedGeneration", 0) >= workload["metadata"].get("generation", 0)
    rolled_out = updated == wanted and total == wanted
    return observed and ready >= wanted and (rolled_out or not ROLLS_OUT)


def verify(cluster):
    for thing in WATCHED:
        print("waiting for %s %s" % (thing["kind"], thing["name"]))

        def is_well():
            now = cluster.get(thing)
            return now is not None and well(now)

        until(is_well, PATIENCE, "it did not become well in time")


def same_cluster(cluster):
    """Told by the UID of its namespace kube-system, which lives as long as the cluster."""
    found = uid(cluster.get({"api_version": "v1", "kind": "Namespace", "name": "kube-system"}))
    if CLUSTERS != [found]:
        raise Stop(
            "this is not the cluster of the plan: its kube-system has UID %s, not %s"
            % (found, ", ".join(CLUSTERS))
        )


def main(arguments):
    if arguments not in ([], ["undo"]):
        raise Stop("the only argument there is: undo")
    cluster = Lazy()
    if CLUSTERS:
        same_cluster(cluster)
    for step in UNDO if arguments else PLAN:
        run(cluster, step, back=bool(arguments))
    verify(cluster)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except (Stop, ApiException, BotoCoreError, ClientError, urllib.error.URLError) as reason:
        sys.exit("stopped: %s" % reason)
