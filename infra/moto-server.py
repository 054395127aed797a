"""moto's server for AWS, put right where the AWS SDK for Java could not read what it says.

Dates: the SDK wants a zone in XML and seconds since 1970 in JSON; moto writes local times without
either. Refusals: the SDK finds a code only in the form of the service's own protocol; moto has one
form for all, and not the codes by which the services differ.
"""

import sys
from datetime import datetime, timedelta, timezone

from moto.autoscaling.models import FakeAutoScalingGroup
from moto.core.config import default_user_config
from moto.core.exceptions import JsonRESTError, RESTError
from moto.core.responses import ActionAuthenticatorMixin
from moto.server import main
from moto.ssm.models import Command, Documents

JSON_CODES = {
    "AccessDenied": "AccessDeniedException",
    "InvalidClientTokenId": "UnrecognizedClientException",
    "SignatureDoesNotMatch": "InvalidSignatureException",
}
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
    if "X-Amz-Target" in call.headers or call.service_name == "lambda":
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


after(FakeAutoScalingGroup, "__init__", group_made)
after(Command, "response_object", command_shown)
after(Documents, "describe", document_shown)
mend_refusals()

# functions are kept, versioned and invoked, but run nowhere: there is no Docker
default_user_config["lambda"] = {"use_docker": False}
default_user_config["batch"] = {"use_docker": False}

sys.exit(main(sys.argv[1:]))
