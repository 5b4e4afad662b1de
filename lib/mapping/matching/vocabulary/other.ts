import type { Vocabulary } from './types';

/** Dates, notes and the fields only some destinations know. */
export const other: readonly Vocabulary[] = [
  {
    field: 'customer_since',
    strong: [
      'customer since', 'client since', 'member since', 'since', 'created', 'created at', 'created date', 'create date', 'created on', 'creation date', 'date created',
      'date added', 'signup date', 'sign up', 'sign up date', 'registered', 'registered at', 'date registered', 'registration date', 'join date', 'joined', 'date joined',
      'Kunde seit', 'Angelegt am', 'Anlagedatum', 'Erstellt am', 'Registriert am', 'Erstelldatum', 'Eintrittsdatum', 'Erfasst am',
      'client depuis', 'date de création', "date d'inscription", 'créé le', 'inscrit le', 'cliente desde', 'fecha de alta', 'fecha alta', 'fecha de registro', 'fecha de creación',
      'cliente dal', 'data di registrazione', 'data registrazione', 'data creazione', 'data iscrizione', 'data de cadastro', 'data de registo', 'data de criação',
      'klant sinds', 'aangemaakt op', 'registratiedatum', '登録日', '作成日', '注册日期', '创建日期', '注册时间',
    ],
    weak: ['date', 'Datum', 'fecha', 'data', 'timestamp'],
  },
  {
    field: 'notes',
    strong: [
      'notes', 'note', 'comments', 'comment', 'remarks', 'remark', 'description', 'memo', 'message', 'Notiz', 'Notizen', 'Bemerkung', 'Bemerkungen',
      'Kommentar', 'Anmerkung', 'Anmerkungen', 'Hinweis', 'remarque', 'remarques', 'commentaire', 'commentaires', 'notas', 'nota', 'observaciones', 'comentarios',
      'descripción', 'note cliente', 'osservazioni', 'commenti', 'annotazioni', 'observações', 'comentários', 'opmerking', 'opmerkingen', 'notities', '備考', 'メモ', '备注',
    ],
  },
  {
    field: 'tags',
    strong: ['tags', 'tag', 'labels', 'customer tags', 'Schlagworte', 'Schlagwörter', 'Stichworte', 'étiquettes', 'etiquetas', 'etichette', 'タグ', '标签'],
    weak: ['segments', 'groups'],
  },
  {
    field: 'lifecycle_stage',
    strong: ['lifecycle stage', 'lifecyclestage', 'life cycle stage', 'customer stage', 'Lifecycle-Phase', 'phase du cycle de vie', 'etapa del ciclo de vida'],
  },
  {
    field: 'lead_source',
    strong: ['lead source', 'source', 'lead origin', 'acquisition source', 'Herkunft', 'Leadquelle', 'Lead-Quelle', 'origine', 'origen', 'fuente', 'provenienza', 'origem', 'bron'],
  },
];
