// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// All words of the page, in five languages side by side.

/** The order of every row. */
export const LANGUAGES = ['en', 'de', 'fr', 'es', 'ja'];

export const TEXTS = {
  play: ['Play', 'Abspielen', 'Écouter', 'Reproducir', '再生'],
  pause: ['Pause', 'Pause', 'Pause', 'Pausa', '一時停止'],
  player: ['Player', 'Player', 'Lecteur', 'Reproductor', 'プレーヤー'],
  controls: ['Controls', 'Regler', 'Réglages', 'Controles', '操作'],
  volume: ['Volume', 'Lautstärke', 'Volume', 'Volumen', '音量'],
  subtitle: ['Generative ambient music', 'Generative Ambient-Musik',
    'Musique ambient générative', 'Música ambient generativa', '生成アンビエント音楽'],
  title: ['{0} in {1} {2}', '{0} in {1} {2}', '{0} en {1} {2}', '{0} en {1} {2}', '{0}・{1}調 {2}'],
  part: ['Part', 'Teil', 'Partie', 'Parte', '部分'],
  chord: ['Chord', 'Akkord', 'Accord', 'Acorde', '和音'],

  ready: ['Ready', 'Bereit', 'Prêt', 'Listo', '準備完了'],
  pressPlay: ['Press play to listen', 'Zum Hören auf Abspielen drücken',
    'Appuyez sur lecture pour écouter', 'Pulsa reproducir para escuchar', '再生を押すと聴けます'],
  paused: ['Paused', 'Angehalten', 'En pause', 'En pausa', '一時停止中'],
  goesOn: ['Play goes on live', 'Abspielen setzt live fort', 'La lecture reprend en direct',
    'Al reproducir sigue en directo', '再生するとライブに戻ります'],
  playing: ['Playing', 'Spielt', 'Lecture', 'Reproduciendo', '再生中'],
  buffer: ['Buffer {0} ms', 'Puffer {0} ms', 'Tampon {0} ms', 'Búfer {0} ms', 'バッファ {0} ms'],
  buffering: ['Buffering', 'Puffert', 'Mise en tampon', 'Cargando búfer', 'バッファ中'],
  connecting: ['Connecting', 'Verbindet', 'Connexion', 'Conectando', '接続中'],
  looking: ['Looking for the stream', 'Sucht den Stream', 'Recherche du flux', 'Buscando el flujo',
    'ストリームを探しています'],
  lost: ['Connection lost', 'Verbindung verloren', 'Connexion perdue', 'Conexión perdida',
    '接続が切れました'],
  playsOn: ['Playing on; {0}', 'Spielt weiter; {0}', 'La lecture continue ; {0}',
    'Sigue sonando; {0}', '再生は続きます。{0}'],
  reconnecting: ['Reconnecting', 'Verbindet neu', 'Reconnexion', 'Reconectando', '再接続中'],
  retryIn: ['trying again in {0} s', 'neuer Versuch in {0} s', 'nouvel essai dans {0} s',
    'nuevo intento en {0} s', '{0}秒後に再試行します'],
  tryingNow: ['Trying now', 'Versucht es gerade', 'Essai en cours', 'Intentándolo', '試行中'],
  ended: ['The stream has ended', 'Der Stream ist zu Ende', 'Le flux est terminé',
    'El flujo ha terminado', 'ストリームは終了しました'],
  lookAgain: ['Press play to look again', 'Abspielen sieht noch einmal nach',
    'Lecture pour vérifier à nouveau', 'Pulsa reproducir para volver a mirar',
    '再生を押すともう一度探します'],
  lastMoments: ['The last moments of this stream', 'Die letzten Augenblicke dieses Streams',
    'Les derniers instants de ce flux', 'Los últimos momentos de este flujo',
    'このストリームの最後です'],
  heldBack: ['Held back', 'Zurückgehalten', 'En attente', 'Retenido', '待機中'],
  noDevice: ['The browser does not start the sound: is there a sound device?',
    'Der Browser startet den Ton nicht: Gibt es ein Audiogerät?',
    'Le navigateur ne démarre pas le son : y a-t-il un périphérique audio ?',
    'El navegador no inicia el sonido: ¿hay un dispositivo de audio?',
    'ブラウザーが音を開始しません。音声デバイスはありますか？'],
  cannotPlay: ['Cannot play here', 'Kann hier nicht spielen', 'Lecture impossible ici',
    'No se puede reproducir aquí', 'ここでは再生できません'],
  cannotPlayStream: ['Cannot play this stream', 'Kann diesen Stream nicht spielen',
    'Lecture de ce flux impossible', 'No se puede reproducir este flujo',
    'このストリームは再生できません'],
  noAudio: ['this browser has no Web Audio', 'dieser Browser hat kein Web Audio',
    'ce navigateur n’a pas Web Audio', 'este navegador no tiene Web Audio',
    'このブラウザーには Web Audio がありません'],
  notStarted: ['the player did not start: {0}', 'der Player ist nicht gestartet: {0}',
    'le lecteur n’a pas démarré : {0}', 'el reproductor no arrancó: {0}',
    'プレーヤーが起動しませんでした：{0}'],
  insecure: ['a secure address (https) would play steadier, with less delay',
    'über eine sichere Adresse (https) spielte es stetiger, mit weniger Verzögerung',
    'une adresse sécurisée (https) jouerait plus régulièrement, avec moins de retard',
    'una dirección segura (https) sonaría más estable y con menos retardo',
    '安全なアドレス (https) ならより安定し、遅れも減ります'],
  damaged: ['damaged messages skipped: {0}', 'beschädigte Nachrichten übersprungen: {0}',
    'messages endommagés ignorés : {0}', 'mensajes dañados omitidos: {0}', '破損したメッセージ：{0}件'],

  readOnly: ['This stream can be heard but not steered from here.',
    'Dieser Stream lässt sich von hier hören, aber nicht steuern.',
    'Ce flux s’écoute d’ici mais ne se règle pas.',
    'Este flujo se puede oír desde aquí, pero no dirigir.',
    'ここからは聴けますが、操作はできません。'],
  nothing: ['This stream offers nothing to steer.', 'Dieser Stream hat nichts zu steuern.',
    'Ce flux n’offre aucun réglage.', 'Este flujo no ofrece nada que dirigir.',
    'このストリームに操作できるものはありません。'],
  asleep: ['The controls wake up when the stream plays.', 'Die Regler wachen auf, wenn der Stream spielt.',
    'Les réglages s’activent avec la lecture.', 'Los controles se activan al reproducir.',
    '再生すると操作できます。'],
  adrift: ['The controls come back with the connection.', 'Die Regler kommen mit der Verbindung zurück.',
    'Les réglages reviennent avec la connexion.', 'Los controles vuelven con la conexión.',
    '接続が戻ると操作できます。'],
  unanswered: ['{0}: the server did not answer; it is back where it was.',
    '{0}: Der Server hat nicht geantwortet; alles ist wie zuvor.',
    '{0} : le serveur n’a pas répondu ; retour à la valeur d’avant.',
    '{0}: el servidor no respondió; vuelve a como estaba.',
    '{0}：サーバーの応答がなく、元に戻しました。'],
  heardAfter: ['{0}: heard after {1} s', '{0}: zu hören nach {1} s', '{0} : audible après {1} s',
    '{0}: se oye tras {1} s', '{0}：{1}秒で反映されました'],
  'not-allowed': ['{0}: you may listen here, but not steer.',
    '{0}: Hören ist hier erlaubt, Steuern nicht.', '{0} : ici on écoute sans pouvoir régler.',
    '{0}: aquí se puede oír, pero no dirigir.', '{0}：聴くことだけが許可されています。'],
  'out-of-range': ['{0}: this value is not offered.', '{0}: Dieser Wert wird nicht angeboten.',
    '{0} : cette valeur n’est pas proposée.', '{0}: ese valor no se ofrece.',
    '{0}：この値は使えません。'],
  'unknown-param': ['{0} is not offered here.', '{0} wird hier nicht angeboten.',
    '{0} n’est pas proposé ici.', '{0} no se ofrece aquí.', '{0} はここにはありません。'],
  'too-fast': ['{0}: too many changes at once; try again.', '{0}: Zu viele Änderungen auf einmal; noch einmal versuchen.',
    '{0} : trop de changements à la fois ; réessayez.',
    '{0}: demasiados cambios a la vez; inténtalo de nuevo.',
    '{0}：変更が多すぎます。もう一度お試しください。'],
  'nobody-composes': ['{0}: no composer listens to this stream’s controls.',
    '{0}: Kein Komponist hört auf die Regler dieses Streams.',
    '{0} : aucun compositeur n’écoute les réglages de ce flux.',
    '{0}: ningún compositor atiende los controles de este flujo.',
    '{0}：作曲プログラムが操作を受け付けていません。'],
  busy: ['{0}: the composer is busy; try again.', '{0}: Der Komponist ist beschäftigt; noch einmal versuchen.',
    '{0} : le compositeur est occupé ; réessayez.', '{0}: el compositor está ocupado; inténtalo de nuevo.',
    '{0}：作曲プログラムが混み合っています。もう一度お試しください。'],

  menu: ['Menu', 'Menü', 'Menu', 'Menú', 'メニュー'],
  share: ['Share this sound', 'Diesen Klang teilen', 'Partager ce son', 'Compartir este sonido',
    'この音を共有'],
  shared: ['The link is copied.', 'Der Link ist kopiert.', 'Le lien est copié.',
    'El enlace está copiado.', 'リンクをコピーしました。'],
  sharedHere: ['The link is in the address bar.', 'Der Link steht in der Adresszeile.',
    'Le lien est dans la barre d’adresse.', 'El enlace está en la barra de direcciones.',
    'リンクはアドレスバーにあります。'],
  noToken: ['Your token is not in it.', 'Dein Token steht nicht darin.',
    'Votre jeton n’y figure pas.', 'Tu token no va incluido.', 'トークンは含まれていません。'],
  sleep: ['Sleep timer', 'Einschlaf-Timer', 'Minuterie de sommeil', 'Temporizador', 'スリープタイマー'],
  off: ['Off', 'Aus', 'Désactivée', 'Apagado', 'オフ'],
  minutes: ['{0} min', '{0} min', '{0} min', '{0} min', '{0}分'],
  record: ['Record', 'Aufnehmen', 'Enregistrer', 'Grabar', '録音'],
  recordHint: ['Keeps the last minutes, too', 'Behält auch die letzten Minuten',
    'Garde aussi les dernières minutes', 'Guarda también los últimos minutos',
    '直前の数分間も含まれます'],
  sync: ['Sync with other rooms', 'Mit anderen Räumen synchron', 'Synchroniser avec d’autres pièces',
    'Sincronizar con otras salas', '他の部屋と同期'],
  deviceDelay: ['Delay of this device', 'Verzögerung dieses Geräts', 'Retard de cet appareil',
    'Retardo de este aparato', 'この機器の遅れ'],
  click: ['Click every second', 'Jede Sekunde klicken', 'Clic chaque seconde',
    'Clic cada segundo', '毎秒クリック音'],
  clickHint: ['In all rooms: move the slider until they click as one',
    'In allen Räumen: schieben, bis sie zugleich klicken',
    'Dans toutes les pièces : déplacez le curseur jusqu’à n’entendre qu’un clic',
    'En todas las salas: mueve el control hasta oír un solo clic',
    '全室で鳴らし、一つに聞こえるまで調整'],
  inStep: ['In step within {0} ms', 'Synchron auf {0} ms', 'Synchronisé à {0} ms près',
    'Sincronizado a {0} ms', '誤差 {0} ms 以内で同期'],
  notYet: ['Looking for the common time', 'Sucht die gemeinsame Zeit', 'Recherche de l’heure commune',
    'Buscando la hora común', '共通の時刻を確認中'],
  noSchedule: ['This server tells no common time', 'Dieser Server nennt keine gemeinsame Zeit',
    'Ce serveur n’indique pas d’heure commune', 'Este servidor no indica una hora común',
    'このサーバーには共通の時刻がありません'],
  save: ['Save {0}', '{0} sichern', 'Garder {0}', 'Guardar {0}', '{0} を保存'],
  figures: ['How it plays', 'Wie es läuft', 'État de la lecture', 'Cómo suena', '再生の状態'],
  language: ['Language', 'Sprache', 'Langue', 'Idioma', '言語'],
  others: ['Other players', 'Andere Player', 'Autres lecteurs', 'Otros reproductores',
    '他のプレーヤー'],
  playlist: ['Playlist', 'Wiedergabeliste', 'Liste de lecture', 'Lista', 'プレイリスト'],

  depth: ['Buffer · target', 'Puffer · Ziel', 'Tampon · cible', 'Búfer · objetivo',
    'バッファ・目標'],
  jitter: ['Jitter', 'Jitter', 'Gigue', 'Fluctuación', 'ジッター'],
  histogram: ['Delay of chunks', 'Verspätung der Pakete', 'Retard des paquets', 'Retardo de paquetes',
    'パケットの遅れ'],
  drift: ['Clock drift', 'Uhrendrift', 'Dérive d’horloge', 'Deriva del reloj', 'クロックのずれ'],
  rate: ['Rate', 'Tempo der Wiedergabe', 'Vitesse', 'Velocidad', '再生速度'],
  exact: ['bit for bit', 'Bit für Bit', 'bit à bit', 'bit a bit', 'ビット一致'],
  underruns: ['Underruns', 'Aussetzer', 'Coupures', 'Cortes', '途切れ'],
  toEar: ['Control to ear', 'Regler bis Ohr', 'Du réglage à l’oreille', 'Del control al oído',
    '操作から耳まで'],
  roundTrip: ['Round trip', 'Hin und zurück', 'Aller-retour', 'Ida y vuelta', '往復時間'],
};

/** By a parameter's name; what is not here is shown as it is called. */
const PARAMS = {
  key: ['Key', 'Grundton', 'Tonique', 'Tónica', '主音'],
  mode: ['Mode', 'Modus', 'Mode', 'Modo', '旋法'],
  mood: ['Mood', 'Stimmung', 'Ambiance', 'Ambiente', 'ムード'],
  bpm: ['Tempo', 'Tempo', 'Tempo', 'Tempo', 'テンポ'],
  intensity: ['Intensity', 'Intensität', 'Intensité', 'Intensidad', '強さ'],
  complexity: ['Melody', 'Melodie', 'Mélodie', 'Melodía', 'メロディ'],
};

/** English has the names that the stream uses. */
const NAMES = {
  ionian: ['', 'ionisch', 'ionien', 'jónico', 'イオニア旋法'],
  dorian: ['', 'dorisch', 'dorien', 'dórico', 'ドリア旋法'],
  phrygian: ['', 'phrygisch', 'phrygien', 'frigio', 'フリギア旋法'],
  lydian: ['', 'lydisch', 'lydien', 'lidio', 'リディア旋法'],
  mixolydian: ['', 'mixolydisch', 'mixolydien', 'mixolidio', 'ミクソリディア旋法'],
  aeolian: ['', 'äolisch', 'éolien', 'eólico', 'エオリア旋法'],
  locrian: ['', 'lokrisch', 'locrien', 'locrio', 'ロクリア旋法'],
  'major-pentatonic': ['', 'Dur-Pentatonik', 'pentatonique majeur', 'pentatónico mayor',
    'メジャー・ペンタトニック'],
  'minor-pentatonic': ['', 'Moll-Pentatonik', 'pentatonique mineur', 'pentatónico menor',
    'マイナー・ペンタトニック'],
  'whole-tone': ['', 'Ganzton', 'par tons', 'de tonos enteros', '全音音階'],
  'harmonic-minor': ['', 'harmonisch Moll', 'mineur harmonique', 'menor armónico', '和声的短音階'],
  'melodic-minor': ['', 'melodisch Moll', 'mineur mélodique', 'menor melódico', '旋律的短音階'],
  hirajoshi: ['', 'Hirajoshi', 'hirajoshi', 'hirajoshi', '平調子'],
  kumoi: ['', 'Kumoi', 'kumoi', 'kumoi', '雲井調子'],
  'in-sen': ['', 'In-Sen', 'in-sen', 'in-sen', '陰旋法'],
  open: ['', 'Eröffnung', 'ouverture', 'apertura', '始まり'],
  drift: ['', 'Treiben', 'dérive', 'deriva', '漂い'],
  flow: ['', 'Fließen', 'flot', 'flujo', '流れ'],
  bloom: ['', 'Blüte', 'floraison', 'floración', '開花'],
  close: ['', 'Ausklang', 'fin', 'cierre', '終わり'],
};

/** C to B, and what makes them sharp and flat. */
const KEYS = [
  ['C', 'D', 'E', 'F', 'G', 'A', 'B'],
  ['C', 'D', 'E', 'F', 'G', 'A', 'H'],
  ['Do', 'Ré', 'Mi', 'Fa', 'Sol', 'La', 'Si'],
  ['Do', 'Re', 'Mi', 'Fa', 'Sol', 'La', 'Si'],
  ['ハ', 'ニ', 'ホ', 'ヘ', 'ト', 'イ', 'ロ'],
];
const GERMAN_FLATS = { E: 'Es', A: 'As', B: 'B' };

let at = 0;

/**
 * The first language that is known; English where none is.
 * @param {(string|null)[]} wanted as `de-AT` @returns {string} one of LANGUAGES
 */
export function speak(wanted) {
  const known = wanted.map((tag) => LANGUAGES.indexOf(tag?.toLowerCase().split('-')[0]));
  at = known.find((index) => index >= 0) ?? 0;
  return LANGUAGES[at];
}

const fill = (words, values) => words.replace(/\{(\d)\}/g, (_, index) => values[index]);

/** @param {string} name of a text @param {...(string|number)} values for its {0}, {1} */
export const text = (name, ...values) => fill(TEXTS[name][at], values);

/** @param {number} value @param {number} places */
export const decimal = (value, places) => new Intl.NumberFormat(LANGUAGES[at],
  { minimumFractionDigits: places, maximumFractionDigits: places }).format(value);

const look = (table, name) => (Object.hasOwn(table, name) && table[name][at]) || null;
/** Of a mode or a part, in small letters; null where it has only its own name. */
export const nameOf = (name) => look(NAMES, name);
export const paramName = (param) => look(PARAMS, param);

/** @param {string} key 'C#' @returns {string} 'C♯', 'Cis', 'Do♯', '嬰ハ' */
export function keyName(key) {
  const [, letter, bend] = /^([A-G])([#b]?)$/.exec(key) ?? [];
  if (!letter) return key;
  const natural = KEYS[at]['CDEFGAB'.indexOf(letter)];
  if (!bend) return natural;
  const sharp = bend === '#';
  if (LANGUAGES[at] === 'de') {
    return sharp ? `${natural}is` : GERMAN_FLATS[letter] ?? `${natural}es`;
  }
  return LANGUAGES[at] === 'ja' ? `${sharp ? '嬰' : '変'}${natural}` : `${natural}${sharp ? '♯' : '♭'}`;
}

/** 'Bbm7' as chords are written here: 'B♭m7', 'B♭m7' in German, too, but 'Hm7' for 'Bm7'. */
export function chordName(name) {
  const [, letter, bend, rest] = /^([A-G])([#b]?)(.*)$/.exec(name) ?? [];
  if (!letter) return name;
  const letters = LANGUAGES[at] === 'ja' ? KEYS[0] : KEYS[at];
  const root = LANGUAGES[at] === 'de' && bend ? letter : letters['CDEFGAB'.indexOf(letter)];
  return root + bend.replace('#', '♯').replace('b', '♭') + rest;
}

/** Puts words where the page's elements say which: data-text, data-label. @param {Element} root */
export function localise(root) {
  root.documentElement.lang = LANGUAGES[at];
  for (const node of root.querySelectorAll('[data-text]')) node.textContent = text(node.dataset.text);
  for (const node of root.querySelectorAll('[data-label]')) {
    node.setAttribute('aria-label', text(node.dataset.label));
  }
}
