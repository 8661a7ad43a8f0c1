using ContentApi.Clients;

// The addresses of the API and of its simulated future version.
var (api, tomorrow) = (args[0], args[1]);
var checks = new Checks();
await NSwagChecks.RunAsync(checks, api, tomorrow);
await KiotaChecks.RunAsync(checks, api, tomorrow);
return checks.Report();
