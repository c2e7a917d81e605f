// Made by `pnpm generate` from the route table in packages/contracts; do not edit.

export interface paths {
    "/api/factoids": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Factoids: the newest, the best, shuffled, of a subject, or found by words
         * @description `sort=new` (as when it is left out) and `sort=top` go with `subject` and `min_votes`, both or either. `sort=random` goes alone, and draws anew without a cursor; with one it goes on, and shows nothing twice. `q` goes alone or with `subject`. Anything else is `unsupported_query`. A page is over when `has_more` is false: with `min_votes` it may be short, even empty, and yet not the last. A cursor belongs to the list that gave it out, with the same filters; `limit` may change.
         */
        get: operations["siteListFactoids"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/factoids": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Factoids: the newest, the best, shuffled, of a subject, or found by words
         * @description `sort=new` (as when it is left out) and `sort=top` go with `subject` and `min_votes`, both or either. `sort=random` goes alone, and draws anew without a cursor; with one it goes on, and shows nothing twice. `q` goes alone or with `subject`. Anything else is `unsupported_query`. A page is over when `has_more` is false: with `min_votes` it may be short, even empty, and yet not the last. A cursor belongs to the list that gave it out, with the same filters; `limit` may change.
         */
        get: operations["listFactoids"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/factoids/subjects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What factoids are about, and how many of them: the most frequent first
         * @description A new factoid is counted within seconds, one that was taken down no more within minutes.
         */
        get: operations["siteListSubjects"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/factoids/subjects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What factoids are about, and how many of them: the most frequent first
         * @description A new factoid is counted within seconds, one that was taken down no more within minutes.
         */
        get: operations["listSubjects"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/factoids/today": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The factoid of the day, or of an earlier one */
        get: operations["siteGetToday"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/factoids/today": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The factoid of the day, or of an earlier one */
        get: operations["getToday"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/factoids/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One factoid */
        get: operations["siteGetFactoid"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/factoids/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One factoid */
        get: operations["getFactoid"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/factoids/generate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for a new factoid */
        post: operations["siteGenerateFactoid"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/factoids/generate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for a new factoid */
        post: operations["generateFactoid"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/factoids/quote": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a factoid would cost, and which limit it would meet; spends nothing */
        post: operations["siteQuoteFactoid"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/factoids/quote": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a factoid would cost, and which limit it would meet; spends nothing */
        post: operations["quoteFactoid"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/factoids/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller's runs, newest first */
        get: operations["siteListRuns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/factoids/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller's runs, newest first */
        get: operations["listRuns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/factoids/requests/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One run, for clients that poll */
        get: operations["siteGetRun"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/factoids/requests/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One run, for clients that poll */
        get: operations["getRun"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/factoids/requests/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop a run; one that has ended stays as it is */
        post: operations["siteCancelRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/factoids/requests/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop a run; one that has ended stays as it is */
        post: operations["cancelRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/factoids/{id}/vote": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Vote for or against a factoid, change that, or take it back
         * @description One vote per client and factoid, which stands until it is changed; the same one again changes nothing. Only so many votes of one network count for a factoid: one beyond is remembered with `counted: false` and is in no tally. When a counted vote is taken back its place is free for the next vote, and a vote that did not count stays so until it is given anew.
         */
        post: operations["siteVoteFactoid"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/factoids/{id}/vote": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Vote for or against a factoid, change that, or take it back
         * @description One vote per client and factoid, which stands until it is changed; the same one again changes nothing. Only so many votes of one network count for a factoid: one beyond is remembered with `counted: false` and is in no tally. When a counted vote is taken back its place is free for the next vote, and a vote that did not count stays so until it is given anew.
         */
        post: operations["voteFactoid"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/factoids/{id}/feedback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say what is wrong with a factoid, or anything about it; only the operator reads it
         * @description Plain text and reasons. `vote` only says which vote it explains: vote itself by `POST /factoids/{id}/vote`. A factoid that several networks report as `offensive` leaves every list.
         */
        post: operations["siteGiveFeedback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/factoids/{id}/feedback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say what is wrong with a factoid, or anything about it; only the operator reads it
         * @description Plain text and reasons. `vote` only says which vote it explains: vote itself by `POST /factoids/{id}/vote`. A factoid that several networks report as `offensive` leaves every list.
         */
        post: operations["giveFeedback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/factoids/streams/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The events of a run, from after `Last-Event-ID`; 204 when the last one has been seen */
        get: operations["siteStreamRun"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/factoids/streams/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The events of a run, from after `Last-Event-ID`; 204 when the last one has been seen */
        get: operations["streamRun"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The models that may be asked for, with prices */
        get: operations["siteListModels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The models that may be asked for, with prices */
        get: operations["listModels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/limits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Each limit that applies to the caller, for generating and for chatting: what it is, what is left, when it is whole again */
        get: operations["siteGetLimits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/limits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Each limit that applies to the caller, for generating and for chatting: what it is, what is left, when it is whole again */
        get: operations["getLimits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The calling key: tier, limits, spend */
        get: operations["getKey"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/challenge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Show to be human, for the higher quota */
        post: operations["sitePassChallenge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chat/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller's chat sessions, newest first, without their messages */
        get: operations["siteListChatSessions"];
        put?: never;
        /**
         * Open a chat session; nothing is spent before its first message
         * @description About a factoid, or about anything; the model stays the same. A session is over after 30 days: then it can be read for some days more, and is gone. Only who opened it may read it.
         */
        post: operations["siteOpenChatSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/chat/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller's chat sessions, newest first, without their messages */
        get: operations["listChatSessions"];
        put?: never;
        /**
         * Open a chat session; nothing is spent before its first message
         * @description About a factoid, or about anything; the model stays the same. A session is over after 30 days: then it can be read for some days more, and is gone. Only who opened it may read it.
         */
        post: operations["openChatSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chat/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One chat session with every message, and what it has used */
        get: operations["siteGetChatSession"];
        put?: never;
        post?: never;
        /** Delete a chat session with every message; a turn that is being answered is stopped */
        delete: operations["siteDeleteChatSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/chat/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One chat session with every message, and what it has used */
        get: operations["getChatSession"];
        put?: never;
        post?: never;
        /** Delete a chat session with every message; a turn that is being answered is stopped */
        delete: operations["deleteChatSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chat/sessions/{id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say something in a chat session; the answer is on the stream of its run
         * @description One message at a time: while it is being answered another one is `turn_in_progress`, with the address of the stream. A message is a run: it is also among `/factoids/requests`, and may be polled and cancelled there.
         */
        post: operations["siteSendChatMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/chat/sessions/{id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say something in a chat session; the answer is on the stream of its run
         * @description One message at a time: while it is being answered another one is `turn_in_progress`, with the address of the stream. A message is a run: it is also among `/factoids/requests`, and may be polled and cancelled there.
         */
        post: operations["sendChatMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chat/sessions/{id}/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The events of a turn, from after `Last-Event-ID`; 204 when the last one has been seen
         * @description Each turn has a log of its own, from 1. Without `run` it is that of the running turn, or of the last one; who resumes says which. The terminal event carries the answer as it is kept, also where there is only a part of one.
         */
        get: operations["siteStreamChatTurn"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/chat/sessions/{id}/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The events of a turn, from after `Last-Event-ID`; 204 when the last one has been seen
         * @description Each turn has a log of its own, from 1. Without `run` it is that of the running turn, or of the last one; who resumes says which. The terminal event carries the answer as it is kept, also where there is only a part of one.
         */
        get: operations["streamChatTurn"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chat/sessions/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop the turn that is being answered; what was said of the answer stays */
        post: operations["siteCancelChatTurn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/chat/sessions/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop the turn that is being answered; what was said of the answer stays */
        post: operations["cancelChatTurn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/stats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the money went: today, 7 and 30 days, by scope, model and key */
        get: operations["getStats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/controls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The policy in force, what is stopped and what is boosted */
        get: operations["getControls"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The last levers that were pulled, newest first */
        get: operations["listAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/kill": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop generation: all, anonymous, or one model */
        post: operations["kill"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/unkill": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let it go on */
        post: operations["unkill"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/boost": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** More budget for a scope, for a while */
        post: operations["boost"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put a policy in the place of the one in force */
        post: operations["setPolicy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/deny": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keep a session, network or key out */
        post: operations["deny"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/allow": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let one in again */
        post: operations["allow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/feedback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What people said about factoids, newest first; of all, or of one */
        get: operations["listFeedback"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/hide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a factoid down: it leaves every list, and its address answers 410 */
        post: operations["hideFactoid"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/unhide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put a factoid back; reports then count anew */
        post: operations["unhideFactoid"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/feed.xml": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The newest factoids, of all or of one subject, as RSS 2.0 */
        get: operations["getFeedXml"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/feed.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The newest factoids, of all or of one subject, as JSON Feed 1.1 */
        get: operations["getFeedJson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the parts that everything needs answer */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/livez": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether anything answers at all */
        get: operations["getLiveness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This document */
        get: operations["getOpenapi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @enum {string} */
        FactoidSort: "new" | "top" | "random";
        /**
         * Format: date
         * @example 2026-11-22
         */
        Day: string;
        FactoidId: string;
        GenerateBody: {
            topic?: string;
            model?: string;
            temperature?: number;
        };
        RunId: string;
        VoteBody: {
            /** @enum {string} */
            vote: "up" | "down" | "none";
        };
        FeedbackBody: {
            /**
             * @description the vote that this explains; it is not counted here
             * @enum {string}
             */
            vote?: "up" | "down" | "none";
            /** @default [] */
            reasons: ("wrong" | "boring" | "duplicate" | "offensive" | "bad_source")[];
            comment?: string;
        };
        ChallengeBody: {
            /** @description the widget's answer, good once */
            token: string;
        };
        OpenSessionBody: {
            factoid_id?: components["schemas"]["FactoidId"];
            /** @description the cheapest that can use tools when left out */
            model?: string;
        };
        ChatSessionId: string;
        MessageBody: {
            /** @description of what can be seen */
            message: string;
        };
        KillBody: {
            target: string;
            /** @default  */
            reason: string;
        };
        UnkillBody: {
            target: string;
            /** @default  */
            reason: string;
        };
        BoostBody: {
            scope: string;
            usd: string;
            for: string;
            /** @default  */
            reason: string;
        };
        PolicyBody: {
            /** @description merged over the defaults */
            policy: {
                [key: string]: unknown;
            };
            /** @default  */
            reason: string;
        };
        DenyBody: {
            party: string;
            for?: string;
            /** @default  */
            reason: string;
        };
        AllowBody: {
            party: string;
            /** @default  */
            reason: string;
        };
        HideBody: {
            id: components["schemas"]["FactoidId"];
            /** @default  */
            reason: string;
        };
        UnhideBody: {
            id: components["schemas"]["FactoidId"];
            /** @default  */
            reason: string;
        };
        Problem: {
            type: string;
            title: string;
            status: number;
            detail: string;
            instance?: string;
            /** @enum {string} */
            code: "invalid_json" | "bad_request" | "budget_exhausted" | "missing_api_key" | "invalid_api_key" | "challenge_required" | "challenge_failed" | "denied" | "cross_site_request" | "forbidden" | "not_found" | "duplicate" | "request_in_progress" | "turn_in_progress" | "session_full" | "session_expired" | "factoid_hidden" | "method_not_allowed" | "body_too_large" | "unsupported_media_type" | "invalid_request" | "invalid_cursor" | "unsupported_query" | "future_date" | "topic_denied" | "unknown_model" | "unpriced_model" | "idempotency_mismatch" | "rate_limited" | "internal" | "upstream_timeout" | "paused" | "store_busy" | "search_unavailable" | "challenge_unavailable" | "queue_unavailable" | "models_unavailable" | "interrupted" | "provider_busy" | "provider_failed" | "provider_timeout" | "invalid_output";
            request_id?: string;
            retryable: boolean;
            /** @description seconds */
            retry_after?: number;
            errors?: components["schemas"]["InputError"][];
            limit?: components["schemas"]["BindingLimit"];
            existing?: components["schemas"]["ExistingFactoid"];
            running?: components["schemas"]["RunningTurn"];
        };
        InputError: {
            location: string;
            message: string;
        };
        BindingLimit: {
            /** @description global, anonymous, network, session, key or chat */
            scope: string;
            /** @enum {string} */
            kind: "rate" | "day" | "budget" | "concurrent";
            /** @description requests, runs, or US dollars for a budget */
            limit: string;
            reset_at: string | null;
            /** @description what helps, the quickest first */
            lifted_by: ("wait" | "challenge" | "key")[];
        };
        ExistingFactoid: {
            id: components["schemas"]["FactoidId"];
            /** @description the page of it, relative to the site */
            url: string;
        };
        RunningTurn: {
            run_id: components["schemas"]["RunId"];
            stream_url: string;
        };
        FactoidPage: {
            data: components["schemas"]["Factoid"][];
            next_cursor: string | null;
            has_more: boolean;
        };
        Factoid: {
            id: components["schemas"]["FactoidId"];
            text: string;
            subject: string;
            emoji: string;
            votes: components["schemas"]["Votes"];
            model: string;
            /** @description null while the provider has not told the cost */
            cost_usd: components["schemas"]["Usd"] | null;
            created_at: components["schemas"]["Timestamp"];
            /** @description of the last check, once somebody asked for one */
            verdict?: components["schemas"]["Verdict"];
        };
        Votes: {
            up: number;
            down: number;
        };
        /**
         * @description US dollars as decimal text
         * @example 0.000018450
         */
        Usd: string;
        /**
         * Format: date-time
         * @example 2026-11-22T09:00:00.000Z
         */
        Timestamp: string;
        Verdict: {
            /** @enum {string} */
            value: "supported" | "contradicted" | "unclear";
            because: string;
            sources: {
                title: string;
                url: string;
            }[];
            model: string;
            checked_at: components["schemas"]["Timestamp"];
        };
        SubjectList: {
            data: components["schemas"]["Subject"][];
        };
        /** @description what factoids are about, and how many of them are */
        Subject: {
            key: string;
            subject: string;
            count: number;
        };
        DailyFactoid: {
            id: components["schemas"]["FactoidId"];
            text: string;
            subject: string;
            emoji: string;
            votes: components["schemas"]["Votes"];
            model: string;
            /** @description null while the provider has not told the cost */
            cost_usd: components["schemas"]["Usd"] | null;
            created_at: components["schemas"]["Timestamp"];
            /** @description of the last check, once somebody asked for one */
            verdict?: components["schemas"]["Verdict"];
            date: components["schemas"]["Day"];
        };
        RunAccepted: {
            request_id: components["schemas"]["RunId"];
            status: components["schemas"]["RunStatus"];
            stream_url: string;
            status_url: string;
            quote: components["schemas"]["Quote"];
        };
        /** @enum {string} */
        RunStatus: "pending" | "running" | "succeeded" | "failed" | "cancelled";
        Quote: {
            max_cost_usd: components["schemas"]["Usd"];
            expected_cost_usd: components["schemas"]["Usd"];
        };
        GenerateQuote: {
            model: string;
            /** @description the most that it can cost: what is held while it runs */
            max_cost_usd: components["schemas"]["Usd"];
            /** @description what such a request cost lately */
            expected_cost_usd: components["schemas"]["Usd"];
            would_be_admitted: boolean;
            /** @description the limit that refuses it, or else the one that is nearest */
            limit: components["schemas"]["BindingLimit"] | null;
        };
        RunPage: {
            data: components["schemas"]["Run"][];
            next_cursor: string | null;
            has_more: boolean;
        };
        Run: {
            request_id: components["schemas"]["RunId"];
            /** @enum {string} */
            kind: "factoid" | "chat";
            status: components["schemas"]["RunStatus"];
            topic: string | null;
            model: string;
            /** @description null of a chat turn, whose answer is in its session */
            factoid: components["schemas"]["Factoid"] | null;
            usage: components["schemas"]["Usage"] | null;
            quote: components["schemas"]["Quote"];
            problem: components["schemas"]["Problem"] | null;
            stream_url: string;
            created_at: components["schemas"]["Timestamp"];
            finished_at: components["schemas"]["Timestamp"] | null;
        };
        Usage: {
            prompt_tokens: number | null;
            completion_tokens: number | null;
            /** @description null while the provider has not told the cost */
            cost_usd: components["schemas"]["Usd"] | null;
        };
        VoteResult: {
            /** @enum {string} */
            vote: "up" | "down" | "none";
            /** @description false where as many votes from this network count already as may, or for `none` */
            counted: boolean;
            votes: components["schemas"]["Votes"];
        };
        FeedbackReceipt: {
            id: components["schemas"]["FeedbackId"];
            created_at: components["schemas"]["Timestamp"];
        };
        FeedbackId: string;
        RunEvent: {
            /** @constant */
            type: "pending";
            run_id: components["schemas"]["RunId"];
            seq: number;
            at: components["schemas"]["Timestamp"];
        } | {
            /** @constant */
            type: "running";
            run_id: components["schemas"]["RunId"];
            seq: number;
            at: components["schemas"]["Timestamp"];
            model: string;
            attempt: number;
        } | {
            /** @constant */
            type: "delta";
            run_id: components["schemas"]["RunId"];
            seq: number;
            at: components["schemas"]["Timestamp"];
            text: string;
        } | {
            /** @constant */
            type: "tool_call";
            run_id: components["schemas"]["RunId"];
            seq: number;
            at: components["schemas"]["Timestamp"];
            id: string;
            name: string;
            label: string;
        } | {
            /** @constant */
            type: "tool_result";
            run_id: components["schemas"]["RunId"];
            seq: number;
            at: components["schemas"]["Timestamp"];
            id: string;
            /** @enum {string} */
            status: "done" | "failed";
            summary: string;
            sources: components["schemas"]["ChatSource"][];
        } | {
            /** @constant */
            type: "usage";
            run_id: components["schemas"]["RunId"];
            seq: number;
            at: components["schemas"]["Timestamp"];
            prompt_tokens: number | null;
            completion_tokens: number | null;
            /** @description null while the provider has not told the cost */
            cost_usd: components["schemas"]["Usd"] | null;
        } | {
            /** @constant */
            type: "succeeded";
            run_id: components["schemas"]["RunId"];
            seq: number;
            at: components["schemas"]["Timestamp"];
            factoid?: components["schemas"]["Factoid"];
            message?: components["schemas"]["ChatMessage"];
        } | {
            /** @constant */
            type: "failed";
            run_id: components["schemas"]["RunId"];
            seq: number;
            at: components["schemas"]["Timestamp"];
            problem: components["schemas"]["Problem"];
            message?: components["schemas"]["ChatMessage"];
        } | {
            /** @constant */
            type: "cancelled";
            run_id: components["schemas"]["RunId"];
            seq: number;
            at: components["schemas"]["Timestamp"];
            message?: components["schemas"]["ChatMessage"];
        };
        ChatSource: {
            n: number;
            /** @enum {string} */
            kind: "factoid" | "web";
            title: string;
            /** @description of the web, or relative to the site */
            url: string;
            excerpt: string;
        };
        ChatMessage: {
            id: components["schemas"]["MessageId"];
            /** @enum {string} */
            role: "user" | "assistant";
            text: string;
            run_id: components["schemas"]["RunId"];
            status: components["schemas"]["MessageStatus"];
            tools: components["schemas"]["ToolUse"][];
            /** @description those that the text cites */
            sources: components["schemas"]["ChatSource"][];
            /** @description null of what a person wrote */
            usage: components["schemas"]["Usage"] | null;
            latency: components["schemas"]["Latency"] | null;
            created_at: components["schemas"]["Timestamp"];
        };
        MessageId: string;
        /** @enum {string} */
        MessageStatus: "complete" | "interrupted" | "failed";
        ToolUse: {
            id: string;
            name: string;
            label: string;
            /** @enum {string} */
            status: "done" | "failed";
            summary: string;
            sources: components["schemas"]["ChatSource"][];
        };
        Latency: {
            first_token_ms: number | null;
            total_ms: number;
        };
        ModelList: {
            data: components["schemas"]["Model"][];
            /** @description taken when a request names none */
            default_model: string | null;
            /** @description when the provider was asked for these prices */
            fetched_at: string;
            /** @description whether they are older than they should be: new ones could not be fetched */
            stale: boolean;
        };
        Model: {
            id: string;
            name: string;
            context_length: number;
            prices: {
                prompt_usd_per_million_tokens: components["schemas"]["Usd"];
                completion_usd_per_million_tokens: components["schemas"]["Usd"];
                request_usd: components["schemas"]["Usd"];
            };
            capabilities: {
                structured_output: boolean;
                tools: boolean;
                /** @description whether its context has room for a chat */
                chat: boolean;
            };
            /** @description what one factoid costs as a rule, and at the very most */
            factoid: {
                expected_cost_usd: components["schemas"]["Usd"];
                max_cost_usd: components["schemas"]["Usd"];
            };
        };
        LimitList: {
            data: components["schemas"]["Limit"][];
            /** @description until when a passed check gives the higher quota */
            verified_until: components["schemas"]["Timestamp"] | null;
            /** @description the human check that is offered, if one is */
            challenge: {
                site_key: string;
                script_url: string;
            } | null;
            /** @description whether the operator has stopped generation for this caller */
            paused: boolean;
        };
        Limit: {
            /** @enum {string} */
            scope: "global" | "anonymous" | "system" | "session" | "network" | "key" | "chat";
            /** @enum {string} */
            kind: "rate" | "day" | "budget" | "concurrent";
            /** @enum {string} */
            action: "generate" | "chat";
            /** @description requests, runs, or US dollars for a budget */
            limit: string;
            /** @description in the same unit */
            remaining: string;
            /** @description null for what no time limits */
            window_seconds: number | null;
            /** @description when it is whole again */
            reset_at: components["schemas"]["Timestamp"] | null;
        };
        Key: {
            id: string;
            name: string;
            /** @enum {string} */
            tier: "free" | "pro";
            /** @enum {string} */
            role: "developer" | "operator";
            created_at: components["schemas"]["Timestamp"];
            expires_at: components["schemas"]["Timestamp"] | null;
            /** @description to the hour */
            last_used_at: components["schemas"]["Timestamp"] | null;
            /** @description after a rotation: until when the one before still works */
            old_secret_until: components["schemas"]["Timestamp"] | null;
            /** @description of the UTC day */
            spend: {
                today_usd: components["schemas"]["Usd"];
                held_usd: components["schemas"]["Usd"];
            };
            limits: components["schemas"]["Limit"][];
        };
        Verification: {
            verified_until: components["schemas"]["Timestamp"];
        };
        ChatSession: {
            id: components["schemas"]["ChatSessionId"];
            factoid_id: components["schemas"]["FactoidId"] | null;
            model: string;
            /** @description how its first message begins */
            title: string | null;
            metrics: components["schemas"]["ChatMetrics"];
            /** @description the turn that is being answered */
            running: components["schemas"]["RunningTurn"] | null;
            created_at: components["schemas"]["Timestamp"];
            expires_at: components["schemas"]["Timestamp"];
            messages: components["schemas"]["ChatMessage"][];
        };
        ChatMetrics: {
            turns: number;
            prompt_tokens: number;
            completion_tokens: number;
            /** @description of the turns whose cost is known */
            cost_usd: components["schemas"]["Usd"];
            /** @description turns whose cost the provider has not told yet */
            turns_unsettled: number;
        };
        ChatSessionPage: {
            data: components["schemas"]["ChatSessionSummary"][];
            next_cursor: string | null;
            has_more: boolean;
        };
        ChatSessionSummary: {
            id: components["schemas"]["ChatSessionId"];
            factoid_id: components["schemas"]["FactoidId"] | null;
            model: string;
            /** @description how its first message begins */
            title: string | null;
            metrics: components["schemas"]["ChatMetrics"];
            /** @description the turn that is being answered */
            running: components["schemas"]["RunningTurn"] | null;
            created_at: components["schemas"]["Timestamp"];
            expires_at: components["schemas"]["Timestamp"];
        };
        MessageAccepted: {
            message_id: components["schemas"]["MessageId"];
            run_id: components["schemas"]["RunId"];
            /** @constant */
            status: "pending";
            stream_url: string;
            status_url: string;
            quote: components["schemas"]["Quote"];
        };
        Stats: {
            at: components["schemas"]["Timestamp"];
            today: {
                days: number;
                total: {
                    runs: number;
                    spent_usd: components["schemas"]["Usd"];
                    held_usd: components["schemas"]["Usd"];
                    /** @description the part of what is held that waits for the provider to tell a cost */
                    settling_usd: components["schemas"]["Usd"];
                };
                by_scope: {
                    name: string;
                    budget_usd: components["schemas"]["Usd"] | null;
                    runs: number;
                    spent_usd: components["schemas"]["Usd"];
                    held_usd: components["schemas"]["Usd"];
                    /** @description the part of what is held that waits for the provider to tell a cost */
                    settling_usd: components["schemas"]["Usd"];
                }[];
                by_model: {
                    name: string;
                    runs: number;
                    spent_usd: components["schemas"]["Usd"];
                }[];
                by_key: {
                    name: string;
                    runs: number;
                    spent_usd: components["schemas"]["Usd"];
                }[];
            };
            last_7_days: {
                days: number;
                total: {
                    runs: number;
                    spent_usd: components["schemas"]["Usd"];
                    held_usd: components["schemas"]["Usd"];
                    /** @description the part of what is held that waits for the provider to tell a cost */
                    settling_usd: components["schemas"]["Usd"];
                };
                by_scope: {
                    name: string;
                    budget_usd: components["schemas"]["Usd"] | null;
                    runs: number;
                    spent_usd: components["schemas"]["Usd"];
                    held_usd: components["schemas"]["Usd"];
                    /** @description the part of what is held that waits for the provider to tell a cost */
                    settling_usd: components["schemas"]["Usd"];
                }[];
                by_model: {
                    name: string;
                    runs: number;
                    spent_usd: components["schemas"]["Usd"];
                }[];
                by_key: {
                    name: string;
                    runs: number;
                    spent_usd: components["schemas"]["Usd"];
                }[];
            };
            last_30_days: {
                days: number;
                total: {
                    runs: number;
                    spent_usd: components["schemas"]["Usd"];
                    held_usd: components["schemas"]["Usd"];
                    /** @description the part of what is held that waits for the provider to tell a cost */
                    settling_usd: components["schemas"]["Usd"];
                };
                by_scope: {
                    name: string;
                    budget_usd: components["schemas"]["Usd"] | null;
                    runs: number;
                    spent_usd: components["schemas"]["Usd"];
                    held_usd: components["schemas"]["Usd"];
                    /** @description the part of what is held that waits for the provider to tell a cost */
                    settling_usd: components["schemas"]["Usd"];
                }[];
                by_model: {
                    name: string;
                    runs: number;
                    spent_usd: components["schemas"]["Usd"];
                }[];
                by_key: {
                    name: string;
                    runs: number;
                    spent_usd: components["schemas"]["Usd"];
                }[];
            };
            forecast: {
                /** @description what today will have cost if it goes on as in the hours so far */
                today_usd: components["schemas"]["Usd"];
                /** @description thirty days like the average of the last seven */
                month_usd: components["schemas"]["Usd"];
                /** @description null when it lasts the day */
                global_budget_lasts_until: components["schemas"]["Timestamp"] | null;
            };
        };
        Controls: {
            version: number;
            /** @description as it was set; the defaults hold for the rest */
            policy: {
                [key: string]: unknown;
            };
            kills: {
                target: string;
                at: components["schemas"]["Timestamp"];
            }[];
            boosts: {
                scope: string;
                usd: components["schemas"]["Usd"];
                until: components["schemas"]["Timestamp"];
            }[];
        };
        AuditList: {
            data: components["schemas"]["AuditRecord"][];
        };
        AuditRecord: {
            id: string;
            at: components["schemas"]["Timestamp"];
            /** @description `key:<id>` of an operator, or `ops` for the command line */
            by: string;
            /** @enum {string} */
            action: "kill" | "unkill" | "boost" | "policy" | "deny" | "allow" | "hide" | "unhide";
            subject: string;
            reason: string;
        };
        LeverResult: {
            applied: boolean;
            controls: components["schemas"]["Controls"];
            denied: string[];
            audit: components["schemas"]["AuditRecord"] | null;
        };
        FeedbackPage: {
            data: components["schemas"]["Feedback"][];
            next_cursor: string | null;
            has_more: boolean;
        };
        Feedback: {
            id: components["schemas"]["FeedbackId"];
            factoid_id: components["schemas"]["FactoidId"];
            vote: ("up" | "down" | "none") | null;
            reasons: ("wrong" | "boring" | "duplicate" | "offensive" | "bad_source")[];
            comment: string | null;
            /** @enum {string} */
            by: "visitor" | "key";
            created_at: components["schemas"]["Timestamp"];
        };
        HideResult: {
            applied: boolean;
            factoid: components["schemas"]["FactoidStanding"];
            audit: components["schemas"]["AuditRecord"] | null;
        };
        FactoidStanding: {
            id: components["schemas"]["FactoidId"];
            text: string;
            subject: string;
            emoji: string;
            votes: components["schemas"]["Votes"];
            model: string;
            /** @description null while the provider has not told the cost */
            cost_usd: components["schemas"]["Usd"] | null;
            created_at: components["schemas"]["Timestamp"];
            /** @description of the last check, once somebody asked for one */
            verdict?: components["schemas"]["Verdict"];
            /** @description null for one that was imported */
            run_id: components["schemas"]["RunId"] | null;
            /** @description by how many networks, since it was last put back */
            offensive_reports: number;
            /** @description set once it was taken down */
            hidden: {
                at: components["schemas"]["Timestamp"];
                /** @enum {string} */
                by: "operator" | "reports";
                reason: string;
            } | null;
        };
        JsonFeed: {
            /** @constant */
            version: "https://jsonfeed.org/version/1.1";
            title: string;
            /** Format: uri */
            home_page_url: string;
            /** Format: uri */
            feed_url: string;
            description: string;
            language: string;
            items: {
                id: components["schemas"]["FactoidId"];
                /** Format: uri */
                url: string;
                title: string;
                content_text: string;
                /** Format: date-time */
                date_published: string;
                tags: string[];
            }[];
        };
        Health: {
            /** @enum {string} */
            status: "ok" | "degraded";
            checks: {
                [key: string]: "ok" | "failing";
            };
        };
        Liveness: {
            /** @constant */
            status: "ok";
        };
    };
    responses: {
        /** @description `invalid_json`: The body is not JSON. */
        invalid_json: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `bad_request`: The request cannot be understood. */
        bad_request: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `budget_exhausted`: The budget for this is spent. */
        budget_exhausted: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `missing_api_key`: An API key is needed. */
        missing_api_key: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `invalid_api_key`: This API key is not accepted. */
        invalid_api_key: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `challenge_required`: A quick check that you are human is needed. */
        challenge_required: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `challenge_failed`: The check was not passed. */
        challenge_failed: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `denied`: Access is blocked. */
        denied: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `cross_site_request`: Requests from other sites are refused. */
        cross_site_request: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `forbidden`: This is not allowed. */
        forbidden: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `not_found`: Nothing is here. */
        not_found: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `duplicate`: This has been said already. */
        duplicate: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `request_in_progress`: The same request is being answered. */
        request_in_progress: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `turn_in_progress`: This chat is answering already. */
        turn_in_progress: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `session_full`: This chat is as long as a chat may be. */
        session_full: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `session_expired`: This chat is over. */
        session_expired: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `factoid_hidden`: This factoid was taken down. */
        factoid_hidden: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `method_not_allowed`: This address has no such method. */
        method_not_allowed: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `body_too_large`: The body is too large. */
        body_too_large: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `unsupported_media_type`: The body must be application/json. */
        unsupported_media_type: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `invalid_request`: The request does not fit. */
        invalid_request: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `invalid_cursor`: The cursor does not fit. */
        invalid_cursor: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `unsupported_query`: These filters do not go together. */
        unsupported_query: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `future_date`: This day has not come yet. */
        future_date: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `topic_denied`: This topic is not written about. */
        topic_denied: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `unknown_model`: There is no such model. */
        unknown_model: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `unpriced_model`: This model has no known price. */
        unpriced_model: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `idempotency_mismatch`: This idempotency key came with another request. */
        idempotency_mismatch: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `rate_limited`: Too many requests. */
        rate_limited: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `internal`: Something broke on our side. */
        internal: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `upstream_timeout`: The answer took too long. */
        upstream_timeout: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `paused`: Generation is paused. */
        paused: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `store_busy`: The store is busy. */
        store_busy: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `search_unavailable`: The search does not answer. */
        search_unavailable: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `challenge_unavailable`: The check cannot be made at the moment. */
        challenge_unavailable: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `queue_unavailable`: The job could not be queued. */
        queue_unavailable: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `models_unavailable`: The price list cannot be read. */
        models_unavailable: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `interrupted`: The run was interrupted. */
        interrupted: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `provider_busy`: The model is busy. */
        provider_busy: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `provider_failed`: The model did not answer. */
        provider_failed: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `provider_timeout`: The model took too long. */
        provider_timeout: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `invalid_output`: The model wrote nothing usable. */
        invalid_output: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /** @description The same request with the same key within 24 hours is done once and answered the same again; an error is not kept, so that trying again may succeed. Another request with the key is `idempotency_mismatch`. */
        IdempotencyKey: string;
        /** @description The sequence number of the last event seen; the stream goes on after it. Absent: from the beginning. */
        LastEventId: string;
    };
    requestBodies: never;
    headers: {
        /**
         * @description Names this request in our log; quote it when something went wrong.
         * @example 7b0e7a52-93f4-4c1e-9d57-0b5e4c6f1a2d
         */
        RequestId: string;
        /** @description Seconds after which the same request may succeed. */
        RetryAfter: number;
        /** @description `true` when this answer was given before, to the same `Idempotency-Key`. The limits may then be missing. */
        IdempotentReplayed: "true";
        /** @description Where what was made, or the run that was begun, can be asked for. */
        Location: string;
        /**
         * @description What is left, a limit an item: `r` requests (or nano-dollars of a budget), `t` seconds until it is whole again (draft-ietf-httpapi-ratelimit-headers-10).
         * @example "key-60";r=4;t=12, "key-nanousd";r=249790000;t=54000
         */
        RateLimit: string;
        /**
         * @description The limits themselves, under the same names: `q` in `w` seconds; `qu` is the unit where it is not requests.
         * @example "key-60";q=5;w=60, "key-nanousd";q=250000000;w=86400;qu="nano-usd"
         */
        RateLimitPolicy: string;
        /**
         * @description Requests of the limit that is nearest.
         * @example 5
         */
        XRateLimitLimit: number;
        /**
         * @description What is left of it.
         * @example 4
         */
        XRateLimitRemaining: number;
        /**
         * @description Seconds until it is whole again.
         * @example 12
         */
        XRateLimitReset: number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    siteListFactoids: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                subject?: string;
                /** @description votes up and down together */
                min_votes?: number;
                /** @description `new` when left out; with `q` the best match comes first */
                sort?: components["schemas"]["FactoidSort"];
                /** @description words, or their beginnings; typing errors are forgiven */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FactoidPage"];
                };
            };
            /** @description `invalid_request`: The request does not fit. `invalid_cursor`: The cursor does not fit. `unsupported_query`: These filters do not go together. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            /** @description `search_unavailable`: The search does not answer. `store_busy`: The store is busy. */
            503: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            504: components["responses"]["upstream_timeout"];
        };
    };
    listFactoids: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                subject?: string;
                /** @description votes up and down together */
                min_votes?: number;
                /** @description `new` when left out; with `q` the best match comes first */
                sort?: components["schemas"]["FactoidSort"];
                /** @description words, or their beginnings; typing errors are forgiven */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FactoidPage"];
                };
            };
            401: components["responses"]["missing_api_key"];
            403: components["responses"]["invalid_api_key"];
            /** @description `invalid_request`: The request does not fit. `invalid_cursor`: The cursor does not fit. `unsupported_query`: These filters do not go together. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            /** @description `search_unavailable`: The search does not answer. `store_busy`: The store is busy. */
            503: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            504: components["responses"]["upstream_timeout"];
        };
    };
    siteListSubjects: {
        parameters: {
            query?: {
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubjectList"];
                };
            };
            422: components["responses"]["invalid_request"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            /** @description `search_unavailable`: The search does not answer. `store_busy`: The store is busy. */
            503: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            504: components["responses"]["upstream_timeout"];
        };
    };
    listSubjects: {
        parameters: {
            query?: {
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubjectList"];
                };
            };
            401: components["responses"]["missing_api_key"];
            403: components["responses"]["invalid_api_key"];
            422: components["responses"]["invalid_request"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            /** @description `search_unavailable`: The search does not answer. `store_busy`: The store is busy. */
            503: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            504: components["responses"]["upstream_timeout"];
        };
    };
    siteGetToday: {
        parameters: {
            query?: {
                /** @description a UTC day; today when left out */
                date?: components["schemas"]["Day"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DailyFactoid"];
                };
            };
            404: components["responses"]["not_found"];
            410: components["responses"]["factoid_hidden"];
            /** @description `invalid_request`: The request does not fit. `future_date`: This day has not come yet. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["store_busy"];
            504: components["responses"]["upstream_timeout"];
        };
    };
    getToday: {
        parameters: {
            query?: {
                /** @description a UTC day; today when left out */
                date?: components["schemas"]["Day"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DailyFactoid"];
                };
            };
            401: components["responses"]["missing_api_key"];
            403: components["responses"]["invalid_api_key"];
            404: components["responses"]["not_found"];
            410: components["responses"]["factoid_hidden"];
            /** @description `invalid_request`: The request does not fit. `future_date`: This day has not come yet. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["store_busy"];
            504: components["responses"]["upstream_timeout"];
        };
    };
    siteGetFactoid: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["FactoidId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Factoid"];
                };
            };
            404: components["responses"]["not_found"];
            410: components["responses"]["factoid_hidden"];
            422: components["responses"]["invalid_request"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["store_busy"];
            504: components["responses"]["upstream_timeout"];
        };
    };
    getFactoid: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["FactoidId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Factoid"];
                };
            };
            401: components["responses"]["missing_api_key"];
            403: components["responses"]["invalid_api_key"];
            404: components["responses"]["not_found"];
            410: components["responses"]["factoid_hidden"];
            422: components["responses"]["invalid_request"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["store_busy"];
            504: components["responses"]["upstream_timeout"];
        };
    };
    siteGenerateFactoid: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request with the same key within 24 hours is done once and answered the same again; an error is not kept, so that trying again may succeed. Another request with the key is `idempotency_mismatch`. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GenerateBody"];
            };
        };
        responses: {
            /** @description Accepted: the work is recorded and under way. */
            202: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "X-RateLimit-Limit": components["headers"]["XRateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["XRateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["XRateLimitReset"];
                    Location: components["headers"]["Location"];
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunAccepted"];
                };
            };
            400: components["responses"]["invalid_json"];
            /** @description `budget_exhausted`: The budget for this is spent. */
            402: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "X-RateLimit-Limit": components["headers"]["XRateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["XRateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["XRateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross_site_request`: Requests from other sites are refused. `challenge_required`: A quick check that you are human is needed. `denied`: Access is blocked. */
            403: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "X-RateLimit-Limit": components["headers"]["XRateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["XRateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["XRateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_media_type"];
            /** @description `invalid_request`: The request does not fit. `unknown_model`: There is no such model. `unpriced_model`: This model has no known price. `topic_denied`: This topic is not written about. `idempotency_mismatch`: This idempotency key came with another request. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "X-RateLimit-Limit": components["headers"]["XRateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["XRateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["XRateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal"];
            /** @description `models_unavailable`: The price list cannot be read. `paused`: Generation is paused. `queue_unavailable`: The job could not be queued. `store_busy`: The store is busy. */
            503: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            504: components["responses"]["upstream_timeout"];
        };
    };
    generateFactoid: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request with the same key within 24 hours is done once and answered the same again; an error is not kept, so that trying again may succeed. Another request with the key is `idempotency_mismatch`. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GenerateBody"];
            };
        };
        responses: {
            /** @description Accepted: the work is recorded and under way. */
            202: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "X-RateLimit-Limit": components["headers"]["XRateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["XRateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["XRateLimitReset"];
                    Location: components["headers"]["Location"];
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunAccepted"];
                };
            };
            400: components["responses"]["invalid_json"];
            401: components["responses"]["missing_api_key"];
            /** @description `budget_exhausted`: The budget for this is spent. */
            402: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "X-RateLimit-Limit": components["headers"]["XRateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["XRateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["XRateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `challenge_required`: A quick check that you are human is needed. `denied`: Access is blocked. `invalid_api_key`: This API key is not accepted. */
            403: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "X-RateLimit-Limit": components["headers"]["XRateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["XRateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["XRateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_media_type"];
            /** @description `invalid_request`: The request does not fit. `unknown_model`: There is no such model. `unpriced_model`: This model has no known price. `topic_denied`: This topic is not written about. `idempotency_mismatch`: This idempotency key came with another request. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "X-RateLimit-Limit": components["headers"]["XRateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["XRateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["XRateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal"];
            /** @description `models_unavailable`: The price list cannot be read. `paused`: Generation is paused. `queue_unavailable`: The job could not be queued. `store_busy`: The store is busy. */
            503: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            504: components["responses"]["upstream_timeout"];
        };
    };
    siteQuoteFactoid: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GenerateBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "X-RateLimit-Limit": components["headers"]["XRateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["XRateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["XRateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GenerateQuote"];
                };
            };
            400: components["responses"]["invalid_json"];
            /** @description `cross_site_request`: Requests from other sites are refused. `denied`: Access is blocked. */
            403: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "X-RateLimit-Limit": components["headers"]["XRateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["XRateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["XRateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_media_type"];
            /** @description `invalid_request`: The request does not fit. `topic_denied`: This topic is not written about. `unknown_model`: There is no such model. `unpriced_model`: This model has no known price. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "X-RateLimit-Limit": components["headers"]["XRateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["XRateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["XRateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal"];
            /** @description `models_unavailable`: The price list cannot be read. `paused`: Generation is paused. `store_busy`: The store is busy. */
            503: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            504: components["responses"]["upstream_timeout"];
        };
    };
    quoteFactoid: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GenerateBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "X-RateLimit-Limit": components["headers"]["XRateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["XRateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["XRateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GenerateQuote"];
                };
            };
            400: components["responses"]["invalid_json"];
            401: components["responses"]["missing_api_key"];
            /** @description `denied`: Access is blocked. `invalid_api_key`: This API key is not accepted. */
            403: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "X-RateLimit-Limit": components["headers"]["XRateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["XRateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["XRateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_media_type"];
            /** @description `invalid_request`: The request does not fit. `topic_denied`: This topic is not written about. `unknown_model`: There is no such model. `unpriced_model`: This model has no known price. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "X-RateLimit-Limit": components["headers"]["XRateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["XRateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["XRateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal"];
            /** @description `models_unavailable`: The price list cannot be read. `paused`: Generation is paused. `store_busy`: The store is busy. */
            503: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            504: components["responses"]["upstream_timeout"];
        };
    };
    siteListRuns: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunPage"];
                };
            };
            /** @description `invalid_request`: The request does not fit. `invalid_cursor`: The cursor does not fit. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["store_busy"];
            504: components["responses"]["upstream_timeout"];
        };
    };
    listRuns: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunPage"];
                };
            };
            401: components["responses"]["missing_api_key"];
            403: components["responses"]["invalid_api_key"];
            /** @description `invalid_request`: The request does not fit. `invalid_cursor`: The cursor does not fit. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["store_busy"];
            504: components["responses"]["upstream_timeout"];
        };
    };
    siteGetRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["RunId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
            404: components["responses"]["not_found"];
            422: components["responses"]["invalid_request"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["store_busy"];
            504: components["responses"]["upstream_timeout"];
        };
    };
    getRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["RunId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
            401: components["responses"]["missing_api_key"];
            403: components["responses"]["invalid_api_key"];
            404: components["responses"]["not_found"];
            422: components["responses"]["invalid_request"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["store_busy"];
            504: components["responses"]["upstream_timeout"];
        };
    };
    siteCancelRun: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request with the same key within 24 hours is done once and answered the same again; an error is not kept, so that trying again may succeed. Another request with the key is `idempotency_mismatch`. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: components["schemas"]["RunId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
            400: components["responses"]["invalid_json"];
            403: components["responses"]["cross_site_request"];
            404: components["responses"]["not_found"];
            409: components["responses"]["request_in_progress"];
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_media_type"];
            /** @description `invalid_request`: The request does not fit. `idempotency_mismatch`: This idempotency key came with another request. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["store_busy"];
            504: components["responses"]["upstream_timeout"];
        };
    };
    cancelRun: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request with the same key within 24 hours is done once and answered the same again; an error is not kept, so that trying again may succeed. Another request with the key is `idempotency_mismatch`. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: components["schemas"]["RunId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
            400: components["responses"]["invalid_json"];
            401: components["responses"]["missing_api_key"];
            403: components["responses"]["invalid_api_key"];
            404: components["responses"]["not_found"];
            409: components["responses"]["request_in_progress"];
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_media_type"];
            /** @description `invalid_request`: The request does not fit. `idempotency_mismatch`: This idempotency key came with another request. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["store_busy"];
            504: components["responses"]["upstream_timeout"];
        };
    };
    siteVoteFactoid: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request with the same key within 24 hours is done once and answered the same again; an error is not kept, so that trying again may succeed. Another request with the key is `idempotency_mismatch`. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: components["schemas"]["FactoidId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VoteBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "X-RateLimit-Limit": components["headers"]["XRateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["XRateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["XRateLimitReset"];
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VoteResult"];
                };
            };
            400: components["responses"]["invalid_json"];
            /** @description `cross_site_request`: Requests from other sites are refused. `denied`: Access is blocked. */
            403: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "X-RateLimit-Limit": components["headers"]["XRateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["XRateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["XRateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["not_found"];
            409: components["responses"]["request_in_progress"];
            410: components["responses"]["factoid_hidden"];
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_media_type"];
            /** @description `invalid_request`: The request does not fit. `idempotency_mismatch`: This idempotency key came with another request. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "X-RateLimit-Limit": components["headers"]["XRateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["XRateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["XRateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal"];
            503: components["responses"]["store_busy"];
            504: components["responses"]["upstream_timeout"];
        };
    };
    voteFactoid: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request with the same key within 24 hours is done once and answered the same again; an error is not kept, so that trying again may succeed. Another request with the key is `idempotency_mismatch`. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: components["schemas"]["FactoidId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VoteBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "X-RateLimit-Limit": components["headers"]["XRateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["XRateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["XRateLimitReset"];
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VoteResult"];
                };
            };
            400: components["responses"]["invalid_json"];
            401: components["responses"]["missing_api_key"];
            /** @description `denied`: Access is blocked. `invalid_api_key`: This API key is not accepted. */
            403: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "X-RateLimit-Limit": components["headers"]["XRateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["XRateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["XRateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["not_found"];
            409: components["responses"]["request_in_progress"];
            410: components["responses"]["factoid_hidden"];
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_media_type"];
            /** @description `invalid_request`: The request does not fit. `idempotency_mismatch`: This idempotency key came with another request. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "X-RateLimit-Limit": components["headers"]["XRateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["XRateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["XRateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal"];
            503: components["responses"]["store_busy"];
            504: components["responses"]["upstream_timeout"];
        };
    };
    siteGiveFeedback: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request with the same key within 24 hours is done once and answered the same again; an error is not kept, so that trying again may succeed. Another request with the key is `idempotency_mismatch`. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: components["schemas"]["FactoidId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FeedbackBody"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "X-RateLimit-Limit": components["headers"]["XRateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["XRateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["XRateLimitReset"];
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FeedbackReceipt"];
                };
            };
            400: components["responses"]["invalid_json"];
            /** @description `cross_site_request`: Requests from other sites are refused. `denied`: Access is blocked. */
            403: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "X-RateLimit-Limit": components["headers"]["XRateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["XRateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["XRateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["not_found"];
            409: components["responses"]["request_in_progress"];
            410: components["responses"]["factoid_hidden"];
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_media_type"];
            /** @description `invalid_request`: The request does not fit. `idempotency_mismatch`: This idempotency key came with another request. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "X-RateLimit-Limit": components["headers"]["XRateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["XRateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["XRateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal"];
            503: components["responses"]["store_busy"];
            504: components["responses"]["upstream_timeout"];
        };
    };
    giveFeedback: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request with the same key within 24 hours is done once and answered the same again; an error is not kept, so that trying again may succeed. Another request with the key is `idempotency_mismatch`. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: components["schemas"]["FactoidId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FeedbackBody"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "X-RateLimit-Limit": components["headers"]["XRateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["XRateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["XRateLimitReset"];
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FeedbackReceipt"];
                };
            };
            400: components["responses"]["invalid_json"];
            401: components["responses"]["missing_api_key"];
            /** @description `denied`: Access is blocked. `invalid_api_key`: This API key is not accepted. */
            403: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "X-RateLimit-Limit": components["headers"]["XRateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["XRateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["XRateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["not_found"];
            409: components["responses"]["request_in_progress"];
            410: components["responses"]["factoid_hidden"];
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_media_type"];
            /** @description `invalid_request`: The request does not fit. `idempotency_mismatch`: This idempotency key came with another request. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "X-RateLimit-Limit": components["headers"]["XRateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["XRateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["XRateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal"];
            503: components["responses"]["store_busy"];
            504: components["responses"]["upstream_timeout"];
        };
    };
    siteStreamRun: {
        parameters: {
            query?: never;
            header?: {
                /** @description The sequence number of the last event seen; the stream goes on after it. Absent: from the beginning. */
                "Last-Event-ID"?: components["parameters"]["LastEventId"];
            };
            path: {
                id: components["schemas"]["RunId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Server-sent events: `id` is the sequence number, `event` the type, `data` one RunEvent as JSON. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["RunEvent"];
                };
            };
            /** @description The terminal event has been seen already; a browser then stops asking. */
            204: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: components["responses"]["not_found"];
            422: components["responses"]["invalid_request"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["store_busy"];
            504: components["responses"]["upstream_timeout"];
        };
    };
    streamRun: {
        parameters: {
            query?: never;
            header?: {
                /** @description The sequence number of the last event seen; the stream goes on after it. Absent: from the beginning. */
                "Last-Event-ID"?: components["parameters"]["LastEventId"];
            };
            path: {
                id: components["schemas"]["RunId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Server-sent events: `id` is the sequence number, `event` the type, `data` one RunEvent as JSON. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["RunEvent"];
                };
            };
            /** @description The terminal event has been seen already; a browser then stops asking. */
            204: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["missing_api_key"];
            403: components["responses"]["invalid_api_key"];
            404: components["responses"]["not_found"];
            422: components["responses"]["invalid_request"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["store_busy"];
            504: components["responses"]["upstream_timeout"];
        };
    };
    siteListModels: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelList"];
                };
            };
            422: components["responses"]["invalid_request"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            /** @description `models_unavailable`: The price list cannot be read. `store_busy`: The store is busy. */
            503: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            504: components["responses"]["upstream_timeout"];
        };
    };
    listModels: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelList"];
                };
            };
            401: components["responses"]["missing_api_key"];
            403: components["responses"]["invalid_api_key"];
            422: components["responses"]["invalid_request"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            /** @description `models_unavailable`: The price list cannot be read. `store_busy`: The store is busy. */
            503: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            504: components["responses"]["upstream_timeout"];
        };
    };
    siteGetLimits: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "X-RateLimit-Limit": components["headers"]["XRateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["XRateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["XRateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LimitList"];
                };
            };
            422: components["responses"]["invalid_request"];
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "X-RateLimit-Limit": components["headers"]["XRateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["XRateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["XRateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal"];
            503: components["responses"]["store_busy"];
            504: components["responses"]["upstream_timeout"];
        };
    };
    getLimits: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "X-RateLimit-Limit": components["headers"]["XRateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["XRateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["XRateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LimitList"];
                };
            };
            401: components["responses"]["missing_api_key"];
            /** @description `invalid_api_key`: This API key is not accepted. */
            403: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "X-RateLimit-Limit": components["headers"]["XRateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["XRateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["XRateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["invalid_request"];
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "X-RateLimit-Limit": components["headers"]["XRateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["XRateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["XRateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal"];
            503: components["responses"]["store_busy"];
            504: components["responses"]["upstream_timeout"];
        };
    };
    getKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "X-RateLimit-Limit": components["headers"]["XRateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["XRateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["XRateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Key"];
                };
            };
            401: components["responses"]["missing_api_key"];
            /** @description `invalid_api_key`: This API key is not accepted. */
            403: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "X-RateLimit-Limit": components["headers"]["XRateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["XRateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["XRateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["invalid_request"];
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "X-RateLimit-Limit": components["headers"]["XRateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["XRateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["XRateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal"];
            503: components["responses"]["store_busy"];
            504: components["responses"]["upstream_timeout"];
        };
    };
    sitePassChallenge: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChallengeBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verification"];
                };
            };
            400: components["responses"]["invalid_json"];
            /** @description `cross_site_request`: Requests from other sites are refused. `challenge_failed`: The check was not passed. */
            403: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_media_type"];
            422: components["responses"]["invalid_request"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            /** @description `challenge_unavailable`: The check cannot be made at the moment. `store_busy`: The store is busy. */
            503: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            504: components["responses"]["upstream_timeout"];
        };
    };
    siteListChatSessions: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChatSessionPage"];
                };
            };
            /** @description `invalid_request`: The request does not fit. `invalid_cursor`: The cursor does not fit. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["store_busy"];
            504: components["responses"]["upstream_timeout"];
        };
    };
    siteOpenChatSession: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request with the same key within 24 hours is done once and answered the same again; an error is not kept, so that trying again may succeed. Another request with the key is `idempotency_mismatch`. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenSessionBody"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "X-RateLimit-Limit": components["headers"]["XRateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["XRateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["XRateLimitReset"];
                    Location: components["headers"]["Location"];
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChatSession"];
                };
            };
            400: components["responses"]["invalid_json"];
            /** @description `cross_site_request`: Requests from other sites are refused. `denied`: Access is blocked. */
            403: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "X-RateLimit-Limit": components["headers"]["XRateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["XRateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["XRateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["not_found"];
            409: components["responses"]["request_in_progress"];
            410: components["responses"]["factoid_hidden"];
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_media_type"];
            /** @description `invalid_request`: The request does not fit. `unknown_model`: There is no such model. `unpriced_model`: This model has no known price. `idempotency_mismatch`: This idempotency key came with another request. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "X-RateLimit-Limit": components["headers"]["XRateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["XRateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["XRateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal"];
            /** @description `models_unavailable`: The price list cannot be read. `paused`: Generation is paused. `store_busy`: The store is busy. */
            503: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            504: components["responses"]["upstream_timeout"];
        };
    };
    listChatSessions: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChatSessionPage"];
                };
            };
            401: components["responses"]["missing_api_key"];
            403: components["responses"]["invalid_api_key"];
            /** @description `invalid_request`: The request does not fit. `invalid_cursor`: The cursor does not fit. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["store_busy"];
            504: components["responses"]["upstream_timeout"];
        };
    };
    openChatSession: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request with the same key within 24 hours is done once and answered the same again; an error is not kept, so that trying again may succeed. Another request with the key is `idempotency_mismatch`. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenSessionBody"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "X-RateLimit-Limit": components["headers"]["XRateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["XRateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["XRateLimitReset"];
                    Location: components["headers"]["Location"];
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChatSession"];
                };
            };
            400: components["responses"]["invalid_json"];
            401: components["responses"]["missing_api_key"];
            /** @description `denied`: Access is blocked. `invalid_api_key`: This API key is not accepted. */
            403: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "X-RateLimit-Limit": components["headers"]["XRateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["XRateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["XRateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["not_found"];
            409: components["responses"]["request_in_progress"];
            410: components["responses"]["factoid_hidden"];
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_media_type"];
            /** @description `invalid_request`: The request does not fit. `unknown_model`: There is no such model. `unpriced_model`: This model has no known price. `idempotency_mismatch`: This idempotency key came with another request. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "X-RateLimit-Limit": components["headers"]["XRateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["XRateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["XRateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal"];
            /** @description `models_unavailable`: The price list cannot be read. `paused`: Generation is paused. `store_busy`: The store is busy. */
            503: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            504: components["responses"]["upstream_timeout"];
        };
    };
    siteGetChatSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ChatSessionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChatSession"];
                };
            };
            404: components["responses"]["not_found"];
            422: components["responses"]["invalid_request"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["store_busy"];
            504: components["responses"]["upstream_timeout"];
        };
    };
    siteDeleteChatSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ChatSessionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: components["responses"]["cross_site_request"];
            404: components["responses"]["not_found"];
            422: components["responses"]["invalid_request"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["store_busy"];
            504: components["responses"]["upstream_timeout"];
        };
    };
    getChatSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ChatSessionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChatSession"];
                };
            };
            401: components["responses"]["missing_api_key"];
            403: components["responses"]["invalid_api_key"];
            404: components["responses"]["not_found"];
            422: components["responses"]["invalid_request"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["store_busy"];
            504: components["responses"]["upstream_timeout"];
        };
    };
    deleteChatSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ChatSessionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["missing_api_key"];
            403: components["responses"]["invalid_api_key"];
            404: components["responses"]["not_found"];
            422: components["responses"]["invalid_request"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["store_busy"];
            504: components["responses"]["upstream_timeout"];
        };
    };
    siteSendChatMessage: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request with the same key within 24 hours is done once and answered the same again; an error is not kept, so that trying again may succeed. Another request with the key is `idempotency_mismatch`. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: components["schemas"]["ChatSessionId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MessageBody"];
            };
        };
        responses: {
            /** @description Accepted: the work is recorded and under way. */
            202: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "X-RateLimit-Limit": components["headers"]["XRateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["XRateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["XRateLimitReset"];
                    Location: components["headers"]["Location"];
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageAccepted"];
                };
            };
            400: components["responses"]["invalid_json"];
            /** @description `budget_exhausted`: The budget for this is spent. */
            402: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "X-RateLimit-Limit": components["headers"]["XRateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["XRateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["XRateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross_site_request`: Requests from other sites are refused. `challenge_required`: A quick check that you are human is needed. `denied`: Access is blocked. */
            403: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "X-RateLimit-Limit": components["headers"]["XRateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["XRateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["XRateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["not_found"];
            409: components["responses"]["turn_in_progress"];
            410: components["responses"]["session_expired"];
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_media_type"];
            /** @description `invalid_request`: The request does not fit. `unknown_model`: There is no such model. `unpriced_model`: This model has no known price. `session_full`: This chat is as long as a chat may be. `idempotency_mismatch`: This idempotency key came with another request. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "X-RateLimit-Limit": components["headers"]["XRateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["XRateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["XRateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal"];
            /** @description `models_unavailable`: The price list cannot be read. `paused`: Generation is paused. `queue_unavailable`: The job could not be queued. `store_busy`: The store is busy. */
            503: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            504: components["responses"]["upstream_timeout"];
        };
    };
    sendChatMessage: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request with the same key within 24 hours is done once and answered the same again; an error is not kept, so that trying again may succeed. Another request with the key is `idempotency_mismatch`. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: components["schemas"]["ChatSessionId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MessageBody"];
            };
        };
        responses: {
            /** @description Accepted: the work is recorded and under way. */
            202: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "X-RateLimit-Limit": components["headers"]["XRateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["XRateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["XRateLimitReset"];
                    Location: components["headers"]["Location"];
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageAccepted"];
                };
            };
            400: components["responses"]["invalid_json"];
            401: components["responses"]["missing_api_key"];
            /** @description `budget_exhausted`: The budget for this is spent. */
            402: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "X-RateLimit-Limit": components["headers"]["XRateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["XRateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["XRateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `challenge_required`: A quick check that you are human is needed. `denied`: Access is blocked. `invalid_api_key`: This API key is not accepted. */
            403: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "X-RateLimit-Limit": components["headers"]["XRateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["XRateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["XRateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["not_found"];
            409: components["responses"]["turn_in_progress"];
            410: components["responses"]["session_expired"];
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_media_type"];
            /** @description `invalid_request`: The request does not fit. `unknown_model`: There is no such model. `unpriced_model`: This model has no known price. `session_full`: This chat is as long as a chat may be. `idempotency_mismatch`: This idempotency key came with another request. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "X-RateLimit-Limit": components["headers"]["XRateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["XRateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["XRateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal"];
            /** @description `models_unavailable`: The price list cannot be read. `paused`: Generation is paused. `queue_unavailable`: The job could not be queued. `store_busy`: The store is busy. */
            503: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            504: components["responses"]["upstream_timeout"];
        };
    };
    siteStreamChatTurn: {
        parameters: {
            query?: {
                /** @description a turn; the running or last one when left out */
                run?: components["schemas"]["RunId"];
            };
            header?: {
                /** @description The sequence number of the last event seen; the stream goes on after it. Absent: from the beginning. */
                "Last-Event-ID"?: components["parameters"]["LastEventId"];
            };
            path: {
                id: components["schemas"]["ChatSessionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Server-sent events: `id` is the sequence number, `event` the type, `data` one RunEvent as JSON. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["RunEvent"];
                };
            };
            /** @description The terminal event has been seen already; a browser then stops asking. */
            204: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: components["responses"]["not_found"];
            /** @description `invalid_request`: The request does not fit. `invalid_cursor`: The cursor does not fit. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["store_busy"];
            504: components["responses"]["upstream_timeout"];
        };
    };
    streamChatTurn: {
        parameters: {
            query?: {
                /** @description a turn; the running or last one when left out */
                run?: components["schemas"]["RunId"];
            };
            header?: {
                /** @description The sequence number of the last event seen; the stream goes on after it. Absent: from the beginning. */
                "Last-Event-ID"?: components["parameters"]["LastEventId"];
            };
            path: {
                id: components["schemas"]["ChatSessionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Server-sent events: `id` is the sequence number, `event` the type, `data` one RunEvent as JSON. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["RunEvent"];
                };
            };
            /** @description The terminal event has been seen already; a browser then stops asking. */
            204: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["missing_api_key"];
            403: components["responses"]["invalid_api_key"];
            404: components["responses"]["not_found"];
            /** @description `invalid_request`: The request does not fit. `invalid_cursor`: The cursor does not fit. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["store_busy"];
            504: components["responses"]["upstream_timeout"];
        };
    };
    siteCancelChatTurn: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request with the same key within 24 hours is done once and answered the same again; an error is not kept, so that trying again may succeed. Another request with the key is `idempotency_mismatch`. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: components["schemas"]["ChatSessionId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
            400: components["responses"]["invalid_json"];
            403: components["responses"]["cross_site_request"];
            404: components["responses"]["not_found"];
            409: components["responses"]["request_in_progress"];
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_media_type"];
            /** @description `invalid_request`: The request does not fit. `idempotency_mismatch`: This idempotency key came with another request. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["store_busy"];
            504: components["responses"]["upstream_timeout"];
        };
    };
    cancelChatTurn: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request with the same key within 24 hours is done once and answered the same again; an error is not kept, so that trying again may succeed. Another request with the key is `idempotency_mismatch`. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: components["schemas"]["ChatSessionId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
            400: components["responses"]["invalid_json"];
            401: components["responses"]["missing_api_key"];
            403: components["responses"]["invalid_api_key"];
            404: components["responses"]["not_found"];
            409: components["responses"]["request_in_progress"];
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_media_type"];
            /** @description `invalid_request`: The request does not fit. `idempotency_mismatch`: This idempotency key came with another request. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["store_busy"];
            504: components["responses"]["upstream_timeout"];
        };
    };
    getStats: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Stats"];
                };
            };
            401: components["responses"]["missing_api_key"];
            /** @description `forbidden`: This is not allowed. `invalid_api_key`: This API key is not accepted. */
            403: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["invalid_request"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["store_busy"];
            504: components["responses"]["upstream_timeout"];
        };
    };
    getControls: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Controls"];
                };
            };
            401: components["responses"]["missing_api_key"];
            /** @description `forbidden`: This is not allowed. `invalid_api_key`: This API key is not accepted. */
            403: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["invalid_request"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["store_busy"];
            504: components["responses"]["upstream_timeout"];
        };
    };
    listAudit: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditList"];
                };
            };
            401: components["responses"]["missing_api_key"];
            /** @description `forbidden`: This is not allowed. `invalid_api_key`: This API key is not accepted. */
            403: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["invalid_request"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["store_busy"];
            504: components["responses"]["upstream_timeout"];
        };
    };
    kill: {
        parameters: {
            query?: {
                dry_run?: "true" | "false";
            };
            header?: {
                /** @description The same request with the same key within 24 hours is done once and answered the same again; an error is not kept, so that trying again may succeed. Another request with the key is `idempotency_mismatch`. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KillBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LeverResult"];
                };
            };
            400: components["responses"]["invalid_json"];
            401: components["responses"]["missing_api_key"];
            /** @description `forbidden`: This is not allowed. `invalid_api_key`: This API key is not accepted. */
            403: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            409: components["responses"]["request_in_progress"];
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_media_type"];
            /** @description `invalid_request`: The request does not fit. `idempotency_mismatch`: This idempotency key came with another request. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["store_busy"];
            504: components["responses"]["upstream_timeout"];
        };
    };
    unkill: {
        parameters: {
            query?: {
                dry_run?: "true" | "false";
            };
            header?: {
                /** @description The same request with the same key within 24 hours is done once and answered the same again; an error is not kept, so that trying again may succeed. Another request with the key is `idempotency_mismatch`. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UnkillBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LeverResult"];
                };
            };
            400: components["responses"]["invalid_json"];
            401: components["responses"]["missing_api_key"];
            /** @description `forbidden`: This is not allowed. `invalid_api_key`: This API key is not accepted. */
            403: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            409: components["responses"]["request_in_progress"];
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_media_type"];
            /** @description `invalid_request`: The request does not fit. `idempotency_mismatch`: This idempotency key came with another request. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["store_busy"];
            504: components["responses"]["upstream_timeout"];
        };
    };
    boost: {
        parameters: {
            query?: {
                dry_run?: "true" | "false";
            };
            header?: {
                /** @description The same request with the same key within 24 hours is done once and answered the same again; an error is not kept, so that trying again may succeed. Another request with the key is `idempotency_mismatch`. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BoostBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LeverResult"];
                };
            };
            400: components["responses"]["invalid_json"];
            401: components["responses"]["missing_api_key"];
            /** @description `forbidden`: This is not allowed. `invalid_api_key`: This API key is not accepted. */
            403: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            409: components["responses"]["request_in_progress"];
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_media_type"];
            /** @description `invalid_request`: The request does not fit. `idempotency_mismatch`: This idempotency key came with another request. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["store_busy"];
            504: components["responses"]["upstream_timeout"];
        };
    };
    setPolicy: {
        parameters: {
            query?: {
                dry_run?: "true" | "false";
            };
            header?: {
                /** @description The same request with the same key within 24 hours is done once and answered the same again; an error is not kept, so that trying again may succeed. Another request with the key is `idempotency_mismatch`. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PolicyBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LeverResult"];
                };
            };
            400: components["responses"]["invalid_json"];
            401: components["responses"]["missing_api_key"];
            /** @description `forbidden`: This is not allowed. `invalid_api_key`: This API key is not accepted. */
            403: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            409: components["responses"]["request_in_progress"];
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_media_type"];
            /** @description `invalid_request`: The request does not fit. `idempotency_mismatch`: This idempotency key came with another request. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["store_busy"];
            504: components["responses"]["upstream_timeout"];
        };
    };
    deny: {
        parameters: {
            query?: {
                dry_run?: "true" | "false";
            };
            header?: {
                /** @description The same request with the same key within 24 hours is done once and answered the same again; an error is not kept, so that trying again may succeed. Another request with the key is `idempotency_mismatch`. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DenyBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LeverResult"];
                };
            };
            400: components["responses"]["invalid_json"];
            401: components["responses"]["missing_api_key"];
            /** @description `forbidden`: This is not allowed. `invalid_api_key`: This API key is not accepted. */
            403: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            409: components["responses"]["request_in_progress"];
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_media_type"];
            /** @description `invalid_request`: The request does not fit. `idempotency_mismatch`: This idempotency key came with another request. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["store_busy"];
            504: components["responses"]["upstream_timeout"];
        };
    };
    allow: {
        parameters: {
            query?: {
                dry_run?: "true" | "false";
            };
            header?: {
                /** @description The same request with the same key within 24 hours is done once and answered the same again; an error is not kept, so that trying again may succeed. Another request with the key is `idempotency_mismatch`. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AllowBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LeverResult"];
                };
            };
            400: components["responses"]["invalid_json"];
            401: components["responses"]["missing_api_key"];
            /** @description `forbidden`: This is not allowed. `invalid_api_key`: This API key is not accepted. */
            403: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            409: components["responses"]["request_in_progress"];
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_media_type"];
            /** @description `invalid_request`: The request does not fit. `idempotency_mismatch`: This idempotency key came with another request. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["store_busy"];
            504: components["responses"]["upstream_timeout"];
        };
    };
    listFeedback: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                factoid_id?: components["schemas"]["FactoidId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FeedbackPage"];
                };
            };
            401: components["responses"]["missing_api_key"];
            /** @description `forbidden`: This is not allowed. `invalid_api_key`: This API key is not accepted. */
            403: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_cursor`: The cursor does not fit. `invalid_request`: The request does not fit. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["store_busy"];
            504: components["responses"]["upstream_timeout"];
        };
    };
    hideFactoid: {
        parameters: {
            query?: {
                dry_run?: "true" | "false";
            };
            header?: {
                /** @description The same request with the same key within 24 hours is done once and answered the same again; an error is not kept, so that trying again may succeed. Another request with the key is `idempotency_mismatch`. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HideBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HideResult"];
                };
            };
            400: components["responses"]["invalid_json"];
            401: components["responses"]["missing_api_key"];
            /** @description `forbidden`: This is not allowed. `invalid_api_key`: This API key is not accepted. */
            403: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["not_found"];
            409: components["responses"]["request_in_progress"];
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_media_type"];
            /** @description `invalid_request`: The request does not fit. `idempotency_mismatch`: This idempotency key came with another request. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["store_busy"];
            504: components["responses"]["upstream_timeout"];
        };
    };
    unhideFactoid: {
        parameters: {
            query?: {
                dry_run?: "true" | "false";
            };
            header?: {
                /** @description The same request with the same key within 24 hours is done once and answered the same again; an error is not kept, so that trying again may succeed. Another request with the key is `idempotency_mismatch`. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UnhideBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HideResult"];
                };
            };
            400: components["responses"]["invalid_json"];
            401: components["responses"]["missing_api_key"];
            /** @description `forbidden`: This is not allowed. `invalid_api_key`: This API key is not accepted. */
            403: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["not_found"];
            409: components["responses"]["request_in_progress"];
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_media_type"];
            /** @description `invalid_request`: The request does not fit. `idempotency_mismatch`: This idempotency key came with another request. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["store_busy"];
            504: components["responses"]["upstream_timeout"];
        };
    };
    getFeedXml: {
        parameters: {
            query?: {
                subject?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/rss+xml": string;
                };
            };
            422: components["responses"]["invalid_request"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["store_busy"];
            504: components["responses"]["upstream_timeout"];
        };
    };
    getFeedJson: {
        parameters: {
            query?: {
                subject?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/feed+json": components["schemas"]["JsonFeed"];
                };
            };
            422: components["responses"]["invalid_request"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["store_busy"];
            504: components["responses"]["upstream_timeout"];
        };
    };
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            422: components["responses"]["invalid_request"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["store_busy"];
            504: components["responses"]["upstream_timeout"];
        };
    };
    getLiveness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Liveness"];
                };
            };
            422: components["responses"]["invalid_request"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["store_busy"];
            504: components["responses"]["upstream_timeout"];
        };
    };
    getOpenapi: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        openapi: string;
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            422: components["responses"]["invalid_request"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["store_busy"];
            504: components["responses"]["upstream_timeout"];
        };
    };
}
