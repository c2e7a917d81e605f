// Made by `pnpm generate` from the route table in packages/contracts; do not edit.

export interface paths {
    "/api/factoids": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The newest factoids */
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
        /** The newest factoids */
        get: operations["listFactoids"];
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
        FactoidId: string;
        GenerateBody: {
            topic?: string;
            model?: string;
            temperature?: number;
        };
        RunId: string;
        Problem: {
            type: string;
            title: string;
            status: number;
            detail: string;
            instance?: string;
            /** @enum {string} */
            code: "invalid_json" | "bad_request" | "budget_exhausted" | "missing_api_key" | "invalid_api_key" | "challenge_required" | "denied" | "cross_site_request" | "forbidden" | "not_found" | "method_not_allowed" | "body_too_large" | "unsupported_media_type" | "invalid_request" | "unknown_model" | "unpriced_model" | "idempotency_mismatch" | "rate_limited" | "internal" | "upstream_timeout" | "paused" | "store_busy" | "queue_unavailable" | "models_unavailable" | "interrupted" | "provider_busy" | "provider_failed" | "provider_timeout" | "invalid_output";
            request_id?: string;
            retryable: boolean;
            /** @description seconds */
            retry_after?: number;
            errors?: components["schemas"]["InputError"][];
            limit?: components["schemas"]["BindingLimit"];
        };
        InputError: {
            location: string;
            message: string;
        };
        BindingLimit: {
            /** @description global, anonymous, network, session or key */
            scope: string;
            /** @enum {string} */
            kind: "rate" | "day" | "budget" | "concurrent";
            /** @description requests, runs, or US dollars for a budget */
            limit: string;
            reset_at: string | null;
            /** @description what helps, the quickest first */
            lifted_by: ("wait" | "challenge" | "key")[];
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
        RunPage: {
            data: components["schemas"]["Run"][];
            next_cursor: string | null;
            has_more: boolean;
        };
        Run: {
            request_id: components["schemas"]["RunId"];
            /** @enum {string} */
            kind: "factoid";
            status: components["schemas"]["RunStatus"];
            topic: string | null;
            model: string;
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
            factoid: components["schemas"]["Factoid"];
        } | {
            /** @constant */
            type: "failed";
            run_id: components["schemas"]["RunId"];
            seq: number;
            at: components["schemas"]["Timestamp"];
            problem: components["schemas"]["Problem"];
        } | {
            /** @constant */
            type: "cancelled";
            run_id: components["schemas"]["RunId"];
            seq: number;
            at: components["schemas"]["Timestamp"];
        };
        ModelList: {
            data: components["schemas"]["Model"][];
            /** @description taken when a request names none */
            default_model: string | null;
            fetched_at: string;
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
            };
            /** @description what one factoid costs as a rule, and at the very most */
            factoid: {
                expected_cost_usd: components["schemas"]["Usd"];
                max_cost_usd: components["schemas"]["Usd"];
            };
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
        /** @description `idempotency_mismatch`: This idempotency key came with another body. */
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
        /** @description Repeating a request with the same key and body within 24 hours answers the same again and spends nothing. */
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
        /** @description `true` when this answer was given before, to the same `Idempotency-Key`. */
        IdempotentReplayed: "true";
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
            422: components["responses"]["invalid_request"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["store_busy"];
            504: components["responses"]["upstream_timeout"];
        };
    };
    listFactoids: {
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
                    "application/json": components["schemas"]["FactoidPage"];
                };
            };
            401: components["responses"]["missing_api_key"];
            403: components["responses"]["invalid_api_key"];
            422: components["responses"]["invalid_request"];
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
                /** @description Repeating a request with the same key and body within 24 hours answers the same again and spends nothing. */
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
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunAccepted"];
                };
            };
            400: components["responses"]["invalid_json"];
            403: components["responses"]["cross_site_request"];
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_media_type"];
            /** @description `invalid_request`: The request does not fit. `unknown_model`: There is no such model. `unpriced_model`: This model has no known price. `idempotency_mismatch`: This idempotency key came with another body. */
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
            /** @description `queue_unavailable`: The job could not be queued. `models_unavailable`: The price list cannot be read. `store_busy`: The store is busy. */
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
                /** @description Repeating a request with the same key and body within 24 hours answers the same again and spends nothing. */
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
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunAccepted"];
                };
            };
            400: components["responses"]["invalid_json"];
            401: components["responses"]["missing_api_key"];
            403: components["responses"]["invalid_api_key"];
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_media_type"];
            /** @description `invalid_request`: The request does not fit. `unknown_model`: There is no such model. `unpriced_model`: This model has no known price. `idempotency_mismatch`: This idempotency key came with another body. */
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
            /** @description `queue_unavailable`: The job could not be queued. `models_unavailable`: The price list cannot be read. `store_busy`: The store is busy. */
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
            422: components["responses"]["invalid_request"];
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
            422: components["responses"]["invalid_request"];
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
            header?: never;
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
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
            400: components["responses"]["invalid_json"];
            403: components["responses"]["cross_site_request"];
            404: components["responses"]["not_found"];
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_media_type"];
            422: components["responses"]["invalid_request"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["store_busy"];
            504: components["responses"]["upstream_timeout"];
        };
    };
    cancelRun: {
        parameters: {
            query?: never;
            header?: never;
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
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_media_type"];
            422: components["responses"]["invalid_request"];
            429: components["responses"]["rate_limited"];
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
