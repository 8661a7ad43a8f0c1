<?php require __DIR__ . '/vetted-content.php'; ?>
<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<title>Un partenaire</title>
</head>
<body>
<main>
<h1>Un partenaire</h1>
<?= vetted_content('/v1/fr/sections/anti-interleukines-suivi.html', $argv[1], $argv[2]) ?>
</main>
</body>
</html>
