/** What the server's own pages say, in three languages. What goes wrong is told by the texts that everything shares. */

import type { Language } from '@saylau/core';
import type { Group } from '../openapi.js';

export interface PageWords {
  readonly server: string;
  readonly what: string;
  readonly check: string;
  readonly address: string;
  readonly logs: string;
  readonly noLogs: string;
  readonly rehearsal: string;
  readonly leaves: (number: string) => string;
  readonly kinds: Readonly<Record<'day' | 'rehearsal' | 'register' | 'archive', string>>;
  readonly more: string;
  readonly past: string;
  readonly law: string;
  readonly api: string;
  readonly description: string;
  readonly apiWhat: string;
  readonly signedIn: string;
  readonly parameters: string;
  readonly required: string;
  readonly body: string;
  readonly answers: string;
  readonly problems: string;
  readonly whatToDo: string;
  readonly languages: string;
  readonly start: string;
  readonly groups: Readonly<Record<Group, string>>;
}

const english: PageWords = {
  server: 'Saylau server',
  what: 'This server keeps the record of elections: every official act, signed by those who did it, in an order that nobody can change unseen; and what these acts add up to, from the stations’ protocols to the seats.',
  check:
    'Nobody has to believe it. Every log can be copied and checked far from here, with its signatures, sums and results:',
  address: 'address of this server',
  logs: 'Logs',
  noLogs: 'There is no log yet.',
  rehearsal: 'Rehearsal: everything in it is made up.',
  leaves: (number) => `Acts: ${number}`,
  kinds: { day: 'Polling day', rehearsal: 'Rehearsal', register: 'Register', archive: 'Archive' },
  more: 'Further',
  past: 'Elections of the past, counted anew (JSON)',
  law: 'The law as data (JSON)',
  api: 'The interface for programs, explained',
  description: 'The same as OpenAPI 3.1 (JSON)',
  apiWhat: 'Everything that this server can be asked. Short descriptions are in English, as in the OpenAPI document.',
  signedIn: 'Signed in only: a key or a session.',
  parameters: 'Parameters',
  required: 'required',
  body: 'Body',
  answers: 'Answers',
  problems: 'What is answered where something is wrong',
  whatToDo: 'What to do',
  languages: 'Language',
  start: 'Start page',
  groups: {
    logs: 'Logs: leaves, proofs, tiles, documents',
    views: 'What a log comes to',
    live: 'Changes as they happen',
    acts: 'The way in: documents, acts',
    private: 'Private parts of leaves',
    law: 'The law',
    past: 'Elections of the past',
    plays: 'Rehearsals played from the server’s own pages',
    access: 'Accounts, sessions, keys, the trail of access',
    operations: 'For those who run the server',
  },
};

const russian: PageWords = {
  server: 'Сервер Saylau',
  what: 'Этот сервер хранит запись выборов: каждое официальное действие, подписанное теми, кто его совершил, в порядке, который нельзя незаметно изменить; и то, что из этих действий складывается, — от протоколов участков до мандатов.',
  check:
    'Верить ему не нужно. Любой журнал можно скопировать и проверить на другом компьютере — с подписями, суммами и результатами:',
  address: 'адрес этого сервера',
  logs: 'Журналы',
  noLogs: 'Журналов пока нет.',
  rehearsal: 'Репетиция: всё в ней вымышлено.',
  leaves: (number) => `Действий: ${number}`,
  kinds: { day: 'День голосования', rehearsal: 'Репетиция', register: 'Реестр', archive: 'Архив' },
  more: 'Далее',
  past: 'Прошедшие выборы, пересчитанные заново (JSON)',
  law: 'Закон в виде данных (JSON)',
  api: 'Интерфейс для программ с пояснениями',
  description: 'То же в виде OpenAPI 3.1 (JSON)',
  apiWhat: 'Всё, о чём можно спросить этот сервер. Краткие описания — на английском, как в документе OpenAPI.',
  signedIn: 'Только после входа: с ключом или в сеансе.',
  parameters: 'Параметры',
  required: 'обязательно',
  body: 'Тело запроса',
  answers: 'Ответы',
  problems: 'Что отвечает сервер, когда что-то не так',
  whatToDo: 'Что делать',
  languages: 'Язык',
  start: 'Начальная страница',
  groups: {
    logs: 'Журналы: записи, доказательства, плитки, документы',
    views: 'Что складывается из журнала',
    live: 'Изменения по мере их появления',
    acts: 'Приём: документы, действия',
    private: 'Закрытые части записей',
    law: 'Закон',
    past: 'Прошедшие выборы',
    plays: 'Репетиции, которые разыгрывают со страниц самого сервера',
    access: 'Учётные записи, сеансы, ключи, журнал доступа',
    operations: 'Для тех, кто обслуживает сервер',
  },
};

const kazakh: PageWords = {
  server: 'Saylau сервері',
  what: 'Бұл сервер сайлаудың жазбасын сақтайды: әрекетті жасағандар қол қойған әр ресми әрекетті — оның ретін ешкім білдіртпей өзгерте алмайды; және осы әрекеттерден шығатынды — учаске хаттамаларынан мандаттарға дейін.',
  check:
    'Оған сенудің қажеті жоқ. Кез келген журналды көшіріп алып, қолтаңбаларын, қосындылары мен нәтижелерін басқа компьютерде тексеруге болады:',
  address: 'осы сервердің мекенжайы',
  logs: 'Журналдар',
  noLogs: 'Әзірге журнал жоқ.',
  rehearsal: 'Жаттығу: ондағының бәрі ойдан шығарылған.',
  leaves: (number) => `Әрекет саны: ${number}`,
  kinds: { day: 'Дауыс беру күні', rehearsal: 'Жаттығу', register: 'Тізілім', archive: 'Мұрағат' },
  more: 'Тағы',
  past: 'Өткен сайлаулар, қайта саналған (JSON)',
  law: 'Заң дерек түрінде (JSON)',
  api: 'Бағдарламаларға арналған интерфейс, түсіндірмесімен',
  description: 'Соның өзі OpenAPI 3.1 түрінде (JSON)',
  apiWhat: 'Бұл серверден сұрауға болатынның бәрі. Қысқаша сипаттамалар OpenAPI құжатындағыдай ағылшын тілінде.',
  signedIn: 'Кіргеннен кейін ғана: кілтпен немесе сеанста.',
  parameters: 'Параметрлер',
  required: 'міндетті',
  body: 'Сұраныс денесі',
  answers: 'Жауаптар',
  problems: 'Бірдеңе дұрыс болмағанда сервер не жауап береді',
  whatToDo: 'Не істеу керек',
  languages: 'Тіл',
  start: 'Бастапқы бет',
  groups: {
    logs: 'Журналдар: жазбалар, дәлелдер, тақталар, құжаттар',
    views: 'Журналдан не шығады',
    live: 'Өзгерістер болған сәтінде',
    acts: 'Қабылдау: құжаттар, әрекеттер',
    private: 'Жазбалардың жабық бөліктері',
    law: 'Заң',
    past: 'Өткен сайлаулар',
    plays: 'Сервердің өз беттерінен ойналатын жаттығулар',
    access: 'Есептік жазбалар, сеанстар, кілттер, кіру журналы',
    operations: 'Серверге қызмет көрсететіндерге',
  },
};

export const pageWords: Readonly<Record<Language, PageWords>> = { kk: kazakh, ru: russian, en: english };
