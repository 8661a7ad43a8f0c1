<?php

/** The HTML of a text, such as vetted_content('/v1/fr/sections/anti-interleukines-suivi.html'). */
function vetted_content(string $path, string $site = 'https://content.example', ?string $folder = null): string
{
    $withdrawn = '<p>Ce texte a été retiré.</p>';
    $unavailable = '<p>Ce texte ne peut pas être affiché pour le moment.</p>';

    $copy = ($folder ?? sys_get_temp_dir() . '/vetted') . '/' . hash('sha256', $site . $path);
    // Its first line is the tag of the rest: in one file, so that no two of them can come from different answers.
    [$known, $text] = is_file($copy) ? explode("\n", file_get_contents($copy), 2) : ['', false];
    // Its age is the time since it was last confirmed.
    $age = $text === false ? PHP_INT_MAX : time() - filemtime($copy);
    if ($age < 60) {
        return $text;
    }

    $headers = ['Accept: text/html'];
    if ($known !== '') {
        $headers[] = "If-None-Match: $known";
    }
    $answer = @file_get_contents($site . $path, false, stream_context_create([
        'http' => ['timeout' => 3, 'ignore_errors' => true, 'follow_location' => 1, 'header' => $headers],
    ]));
    // Of several, after redirections, the last.
    $status = 0;
    $tag = '';
    foreach ($answer === false ? [] : $http_response_header as $line) {
        if (preg_match('~^HTTP/\S+ (\d{3})~', $line, $found)) {
            $status = (int) $found[1];
        } elseif (stripos($line, 'etag:') === 0) {
            $tag = trim(substr($line, 5));
        }
    }

    switch ($status) {
        case 200:
            @mkdir(dirname($copy), 0700, true);
            $whole = tempnam(dirname($copy), 'new');
            file_put_contents($whole, "$tag\n$answer");
            rename($whole, $copy);
            return $answer;
        case 304:
            touch($copy);
            return $text;
        case 410:
            // The copy goes too, so that no outage brings it back.
            @unlink($copy);
            return $withdrawn;
        case 404:
            @unlink($copy);
            return $unavailable;
    }

    // The service is away. A copy says itself for how long it may stand in.
    if ($text === false || !preg_match('~ data-max-offline="([^"]+)"~', $text, $found)) {
        return $unavailable;
    }
    $end = (new DateTimeImmutable())->setTimestamp(filemtime($copy))->add(new DateInterval($found[1]));
    return $end > new DateTimeImmutable() ? $text : $unavailable;
}
