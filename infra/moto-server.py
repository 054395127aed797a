"""moto's server for AWS, put right where it would mislead a test.

Dates: the AWS SDK for Java wants a zone in XML and seconds since 1970 in JSON; moto writes local
times without either. Refusals: the SDK finds a code only in the form of the service's own protocol;
moto has one form for all, and not the codes by which the services differ. Rights: moto hardly ever
knows which resource a call is about and then refuses by every policy that names one; CloudWatch's
it looks for by another name; what a session policy takes away it does not look at. Of instances the
mended one knows which is meant. Health: to moto every target is healthy; here one fails its checks
while its instance has the tag FAILS_CHECKS. Names: answers of Route 53 have no request's id in moto, and
one without it is no answer of AWS.
"""

import logging
import re
import sys
import uuid
from datetime import datetime, timedelta, timezone

import moto.server
from moto.autoscaling.models import FakeAutoScalingGroup
from moto.core.config import default_user_config
from moto.core.exceptions import JsonRESTError, RESTError
from moto.core.responses import ActionAuthenticatorMixin
from moto.elbv2.models import FakeHealthStatus, FakeTargetGroup
from moto.iam.access_control import (
    IAMPolicy,
    IAMPolicyStatement,
    IAMRequestBase,
    PermissionResult,
)
from moto.server import main
from moto.ssm.models import Command, Documents
from moto.sts.models import sts_backends
from moto.utilities.utils import get_partition

JSON_CODES = {
    "AccessDenied": "AccessDeniedException",
    "InvalidClientTokenId": "UnrecognizedClientException",
    "SignatureDoesNotMatch": "InvalidSignatureException",
}
FAILS_CHECKS = "practice:fails-health-checks"
EC2_CODES = {"AccessDenied": "UnauthorizedOperation"}


def after(owner, name, mend):
    """Lets mend(self, result) have a look at what the method did."""
    original = getattr(owner, name)

    def mended(self, *args, **kwargs):
        result = original(self, *args, **kwargs)
        mend(self, result)
        return result

    setattr(owner, name, mended)


def group_made(group, _):
    # moto's own is the time at which the server was started
    group.created_time = datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def command_shown(command, answer):
    asked = command.requested_date_time
    answer["RequestedDateTime"] = asked.timestamp()
    answer["ExpiresAfter"] = (asked + timedelta(seconds=command.timeout_seconds)).timestamp()


def document_shown(_, answer):
    answer["CreatedDate"] = datetime.fromisoformat(answer["CreatedDate"]).timestamp()


def in_own_form(call, refusal):
    code = refusal.error_type
    if "X-Amz-Target" in call.headers or call.service_name == "awslambda":
        own = JsonRESTError(JSON_CODES.get(code, code), refusal.message)
        own.code = 400
    elif call.service_name == "ec2":
        own = RESTError(EC2_CODES.get(code, code), refusal.message)
        own.code = refusal.code
    else:
        own = RESTError(code, refusal.message, template="wrapped_single_error")
        own.code = refusal.code
    return own


def mend_refusals():
    check = ActionAuthenticatorMixin._authenticate_and_authorize_normal_action

    def checked(self, resource="*"):
        try:
            check(self, resource)
        except RESTError as refusal:
            raise in_own_form(self, refusal) from refusal

    ActionAuthenticatorMixin._authenticate_and_authorize_normal_action = checked


def named_as_in_policies(request, _):
    # CloudWatch signs by its old name, and policies call it by the new one
    request._action = re.sub("^monitoring:", "cloudwatch:", request._action)


def about(request, resource):
    """The one instance that a call of EC2 names; elsewhere what moto knows of it."""
    named = [
        value[0] if isinstance(value, list) else value
        for name, value in (request._data or {}).items()
        if re.fullmatch(r"InstanceId(\.\d+)?", name)
    ]
    if request._service != "ec2" or resource != "*" or len(named) != 1:
        return resource
    return "arn:%s:ec2:%s:%s:instance/%s" % (
        get_partition(request._region),
        request._region,
        request.account_id,
        named[0],
    )


def mend_rights():
    matches = IAMPolicyStatement._check_element_matches
    check = IAMRequestBase.check_action_permitted

    def matching(self, element, value):
        # moto's word for a resource that it does not know
        unknown = element == "Resource" and value == "*"
        return unknown or matches(self, element, value)

    def checked(self, resource):
        resource = about(self, resource)
        check(self, resource)
        for policy in session_policies(self):
            allowed = IAMPolicy(policy).is_action_permitted(self._action, resource)
            if allowed != PermissionResult.PERMITTED:
                self._raise_access_denied()

    IAMPolicyStatement._check_element_matches = matching
    IAMRequestBase.check_action_permitted = checked
    after(IAMRequestBase, "__init__", named_as_in_policies)


def session_policies(request):
    roles = sts_backends[request.account_id][get_partition(request._region)].assumed_roles
    key = request._access_key._access_key_id
    return [role.policy for role in roles if role.access_key_id == key and role.policy]


def mend_health():
    health_for = FakeTargetGroup.health_for

    def checked(self, target, ec2_backend):
        health = health_for(self, target, ec2_backend)
        tags = ec2_backend.tags.get(target["id"], {})
        if health.status == "healthy" and FAILS_CHECKS in tags:
            return FakeHealthStatus(
                health.instance_id,
                health.port,
                health.health_port,
                "unhealthy",
                "Target.ResponseCodeMismatch",
                "Health checks failed with these codes: [503]",
            )
        return health

    FakeTargetGroup.health_for = checked


def mend_names():
    create = moto.server.create_backend_app

    def created(service):
        app = create(service)
        if service == "route53":
            app.after_request(with_id)
        return app

    moto.server.create_backend_app = created


def with_id(answer):
    answer.headers.setdefault("x-amzn-RequestId", str(uuid.uuid4()))
    return answer


after(FakeAutoScalingGroup, "__init__", group_made)
after(Command, "response_object", command_shown)
after(Documents, "describe", document_shown)
mend_health()
mend_refusals()
mend_rights()
mend_names()

# a line for each call would fill the log of a server that runs for days
logging.getLogger("werkzeug").setLevel(logging.WARNING)

# functions are kept, versioned and invoked, but run nowhere: there is no Docker
default_user_config["lambda"] = {"use_docker": False}
default_user_config["batch"] = {"use_docker": False}

sys.exit(main(sys.argv[1:]))
