#!/bin/sh
# An agent of nx-slice that asks a service: the request is posted as it is, and the service answers with the lines of
# the protocol. POSIX shell and curl.
#
#     "agent": { "command": ["sh", "tools/http_agent.sh", "http://127.0.0.1:8080/agent"], "name": "my-service",
#                "env": ["MY_SERVICE_TOKEN"] }
set -eu

address=$1
answer=$(mktemp)
trap 'rm -f "$answer"' EXIT

# The token goes through a configuration on a pipe: what stands on a command line is there for everybody to read.
# A plain `cat` reads the request first; curl has its standard input for the configuration.
request=$(cat)
code=0
status=$(
  printf 'header = "authorization: Bearer %s"\n' "${MY_SERVICE_TOKEN:-}" |
    curl --silent --show-error --config - --header 'content-type: application/json' \
      --output "$answer" --write-out '%{http_code}' --data-binary @/dev/fd/3 "$address" 3<<REQUEST
$request
REQUEST
) || code=$?

if [ "$code" -ne 0 ]; then
  printf '{"type":"failure","code":"SERVICE_UNREACHABLE","message":"curl ended with %s","retryAfter":null}\n' "$code"
elif [ "$status" = 429 ] || [ "$status" = 503 ]; then
  printf '{"type":"failure","code":"SERVICE_BUSY","message":"The service answered %s","retryAfter":null}\n' "$status"
elif [ "$status" != 200 ]; then
  printf '{"type":"failure","code":"SERVICE_REFUSED","message":"The service answered %s"}\n' "$status"
else
  cat "$answer"
fi
