await using var app = WebApplication.CreateBuilder(args).Build();

await app.RunAsync();
