export const USAGE = `Usage: npm start [-- options]

Without options: imports samples/customers.csv into the sandbox that comes with the project.

  --input FILE          file to import: CSV, TSV, JSON, NDJSON or XML
  --api FILE[#NAME]     API to import into, from a file such as config/api_config.json
  --sandbox             use the sandbox for every vendor credential (it is the destination anyway without --api)
  --template NAME       fields the destination expects: customer, hubspot, salesforce, …
  --map "COLUMN=FIELD"  feed a field from this column; "COLUMN=" leaves the column out (may be repeated)
  --country XX          country of phone numbers that name none, such as DE
  --date-order ORDER    DMY, MDY or YMD, where a date can be read in two ways
  --dry-run             do everything except sending
  --fresh               forget what an earlier import of this file did
  --out DIR             folder for results and for what is remembered; out unless given

  --workflow FILE       run this workflow file; a webhook in it is served until Ctrl-C
  --credentials FILE    JSON {"credential name, id or type": {field: value or "env:NAME"}}
  --set "NODE.PARAMETER=VALUE"  change a parameter of a node (may be repeated)
  --help                this text

The same command again goes on where an interrupted run stopped; after a finished run it sends nothing twice.
Exit code: 0 every row has an outcome, 1 some rows failed, 2 the input or the options cannot be used.`;
