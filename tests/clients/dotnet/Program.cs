using ContentApi.Clients;

// The address of the API, and of the same as it may be one day.
var (api, tomorrow) = (args[0], args[1]);
var checks = new Checks();
await NSwagChecks.RunAsync(checks, api, tomorrow);
await KiotaChecks.RunAsync(checks, api, tomorrow);
return checks.Report();
