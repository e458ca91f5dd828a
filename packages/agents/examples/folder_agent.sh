#!/bin/sh
# An agent of nx-slice that answers with files from a folder, for instance what a colleague wrote. POSIX shell and
# its usual tools; works offline.
#
#     "agent": { "command": ["sh", "tools/folder_agent.sh", "answers"], "name": "folder" }
#
# The answer to a layer is answers/<slice>/<layer>.json, an artifact; that to a plan is answers/<slice>/plan.json.
# Where there is an answers/<slice>/<layer>.2.json, it is the answer to the second message of a conversation, and so on.
set -eu

folder=$1
# The request. This agent needs no more of it than what the environment says as well; but somebody has to read it.
cat > /dev/null

# Names are letters, digits and dashes; whatever else would be another folder's.
case "$NX_SLICE_SLICE$NX_SLICE_LAYER" in
  *[!A-Za-z0-9_-]*)
    printf '{"type":"failure","code":"NAME_REFUSED","message":"The name of the slice or layer is no file name"}\n'
    exit 0
    ;;
esac

file=$folder/$NX_SLICE_SLICE/$NX_SLICE_LAYER.json
later=$folder/$NX_SLICE_SLICE/$NX_SLICE_LAYER.$NX_SLICE_TURN.json
if [ -f "$later" ]; then file=$later; fi

if [ ! -f "$file" ]; then
  printf '{"type":"failure","code":"NO_SUCH_ANSWER","message":"There is no answer for %s:%s","hint":"Write %s/%s.json into the folder of answers."}\n' \
    "$NX_SLICE_SLICE" "$NX_SLICE_LAYER" "$NX_SLICE_SLICE" "$NX_SLICE_LAYER"
  exit 0
fi

kind=artifact
if [ "$NX_SLICE_KIND" = plan ]; then kind=plan; fi

printf '{"type":"progress","text":"answering from the folder"}\n'
# In JSON a line end only ever stands between two things, so that without any it is the same document on one line.
printf '{"type":"answer","%s":%s}\n' "$kind" "$(tr -d '\r\n' < "$file")"
